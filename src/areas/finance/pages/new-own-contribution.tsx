import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, freshForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { type ProgrammeRow, programmeById } from '../../programmes/queries/programmes.ts';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import { recordOwnContribution } from '../commands/record-own-contribution.ts';
import { mayKeepBudget } from '../rules/finance-permissions.ts';
import { inCurrencyOf, OwnContributionFields, ownContributionReaders } from './own-contribution-fields.tsx';

const load = async (page: Page): Promise<ProgrammeRow> => {
  const institute = instituteOf(page);
  const allowed = mayKeepBudget(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  const programme = await page.read((tx) => programmeById(tx, institute, idOf(page)));
  if (!programme) throw new NotFound();
  return programme;
};

export const show = async (page: Page) => html(view(page, await load(page), freshForm()));

export const save = async (page: Page) => {
  const programme = await load(page);
  const { id: programmeId } = programme;
  const typed = inCurrencyOf(page, programme);
  const submitted = await submit(typed, recordOwnContribution, ownContributionReaders, { programmeId });
  if (!submitted.done) return invalid(view(page, programme, submitted.state));
  return redirect(paths.ownContributions({ id: programmeId }), 'finance.own-contribution-kept');
};

const view = (page: Page, programme: ProgrammeRow, state: FormState) => {
  const { words } = page;
  const title = words.t('finance.new-own-contribution');
  const back = paths.ownContributions({ id: programme.id });
  return (
    <Frame
      page={page}
      title={title}
      crumbs={[
        { label: programme.reference, href: paths.programme({ id: programme.id }) },
        { label: words.t('finance.own-contributions'), href: back },
      ]}
      narrow
    >
      <PageHead title={title} kind={programme.reference} quiet={words.t('finance.own-contributions-what')} />
      <PageForm page={page} state={state} cancel={back}>
        <OwnContributionFields page={page} state={state} programme={programme} />
      </PageForm>
    </Frame>
  );
};
