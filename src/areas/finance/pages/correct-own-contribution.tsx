import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { codeNames } from '../../../page/code-names.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import { html, invalid, type Page, redirect } from '../../../page/page.ts';
import { checkbox, text, wholeNumber } from '../../../page/readers.ts';
import { type FormState, filledForm, submit } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { PageHead } from '../../../ui/page-head.tsx';
import { CorrectionFields } from '../../partners/pages/affiliation-fields.tsx';
import { type ProgrammeRow, programmeById } from '../../programmes/queries/programmes.ts';
import { idOf, instituteOf } from '../../results/pages/address.ts';
import { correctOwnContribution } from '../commands/correct-own-contribution.ts';
import { type OwnContributionRow, ownContribution } from '../queries/own-contributions.ts';
import { mayKeepBudget } from '../rules/finance-permissions.ts';
import { ownSourceKinds } from '../rules/own-contribution-input.ts';
import { typedAmount } from './money-words.ts';
import { inCurrencyOf, OwnContributionFields, ownContributionReaders } from './own-contribution-fields.tsx';

type Loaded = { programme: ProgrammeRow; row: OwnContributionRow };

const load = async (page: Page, newest = false): Promise<Loaded> => {
  const institute = instituteOf(page);
  const allowed = mayKeepBudget(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return page.read(async (tx) => {
    const row = await ownContribution(tx, institute, idOf(page), newest);
    const programme = row && (await programmeById(tx, institute, row.programmeId));
    if (!row || !programme) throw new NotFound();
    return { row, programme };
  });
};

export const show = async (page: Page) => {
  const { programme, row } = await load(page);
  const { year, funder, source, amount } = row;
  const typed = typedAmount(page.words, amount.minor, amount.currency);
  return html(view(page, programme, filledForm({ year: String(year), funder, source, amount: typed })));
};

export const save = async (page: Page) => {
  const { programme } = await load(page, true);
  const readers = { ...ownContributionReaders, reason: text, neverWas: checkbox, version: wholeNumber };
  const submitted = await submit(inCurrencyOf(page, programme), correctOwnContribution, readers, {
    id: idOf(page),
  });
  if (!submitted.done) return invalid(view(page, programme, submitted.state));
  return redirect(paths.ownContributions({ id: programme.id }), 'finance.own-contribution-kept');
};

const view = (page: Page, programme: ProgrammeRow, state: FormState) => {
  const { words } = page;
  const title = words.t('finance.correct-own-contribution');
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
      <PageHead title={title} kind={programme.reference} quiet={words.t('partners.replaced-not-erased')} />
      <PageForm
        page={page}
        state={state}
        names={codeNames(words, { 'finance.own-source': ownSourceKinds })}
        cancel={back}
      >
        <OwnContributionFields page={page} state={state} programme={programme} />
        <CorrectionFields page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
