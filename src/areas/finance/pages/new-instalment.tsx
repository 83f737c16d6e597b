import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { type ProgrammeRow, programmeById } from '../../programmes/queries/programmes.ts';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import { planInstalment } from '../commands/plan-instalment.ts';
import { mayKeepInstalments } from '../rules/claim-permissions.ts';
import { InstalmentFields, inCurrency, instalmentReaders } from './instalment-fields.tsx';

const load = async (page: Page): Promise<ProgrammeRow> => {
  const institute = instituteOf(page);
  const allowed = mayKeepInstalments(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const programme = await page.read((tx) => programmeById(tx, institute, idOf(page)));
  if (!programme) throw new NotFound();
  return programme;
};

export const show = async (page: Page) => html(view(page, await load(page), freshForm()));

export const save = async (page: Page) => {
  const programme = await load(page);
  const typed = inCurrency(page, programme.currency);
  const submitted = await submit(typed, planInstalment, instalmentReaders, { programmeId: programme.id });
  if (!submitted.done) return invalid(view(page, programme, submitted.state));
  return redirect(paths.instalments({ id: programme.id }), 'finance.instalment-kept');
};

const view = (page: Page, { id, reference, currency }: ProgrammeRow, state: FormState) => {
  const { words } = page;
  const back = paths.instalments({ id });
  return (
    <Frame
      page={page}
      title={words.t('finance.new-instalment')}
      crumbs={[
        { label: reference, href: paths.programme({ id }) },
        { label: words.t('finance.instalments'), href: back },
      ]}
      narrow
    >
      <PageHead kind={reference} title={words.t('finance.new-instalment')} />
      <PageForm page={page} state={state} cancel={back}>
        <InstalmentFields page={page} state={state} currency={currency} />
      </PageForm>
    </Frame>
  );
};
