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
import { idOf, instituteOf } from '../../results/pages/address.ts';
import { correctRevenue } from '../commands/correct-revenue.ts';
import { revenues } from '../queries/revenues.ts';
import { ownCurrency } from '../rules/expense-draft.ts';
import { mayRecordExpense } from '../rules/finance-permissions.ts';
import { revenueKinds } from '../rules/revenue-input.ts';
import { typedAmount } from './money-words.ts';
import { revenueChoices } from './revenue-choices.ts';
import { RevenueFields, revenueReaders } from './revenue-fields.tsx';

const load = async (page: Page, newest = false) => {
  const [row] = await page.read((tx) => revenues(tx, instituteOf(page), { id: idOf(page), newest }));
  if (!row) throw new NotFound();
  const allowed = mayRecordExpense(page.actor, row);
  if (allowed !== true) throw new NotAllowed(allowed);
  return { row, ...(await revenueChoices(page, row.programmeId)) };
};

type Loaded = Awaited<ReturnType<typeof load>>;

export const show = async (page: Page) => {
  const loaded = await load(page);
  const { kind, receivedOn, what, minor, currency, outcomeId, rate, rateSource } = loaded.row;
  const isForeign = rateSource !== ownCurrency;
  const state = filledForm({
    kind,
    receivedOn: page.words.day(receivedOn),
    what,
    amount: typedAmount(page.words, minor, currency),
    currency,
    outcomeId: outcomeId ?? undefined,
    ...(isForeign ? { rate: page.words.number(rate), rateSource } : {}),
  });
  return html(view(page, loaded, state));
};

export const save = async (page: Page) => {
  const loaded = await load(page, true);
  const readers = { ...revenueReaders, reason: text, neverWas: checkbox, version: wholeNumber };
  const submitted = await submit(page, correctRevenue, readers, { id: idOf(page) });
  if (!submitted.done) return invalid(view(page, loaded, submitted.state));
  return redirect(paths.revenues({ id: loaded.programme.id }), 'finance.revenue-kept');
};

const view = (page: Page, { programme, choices, row }: Loaded, state: FormState) => {
  const { words } = page;
  const title = words.t('finance.correct-revenue');
  const back = paths.revenues({ id: programme.id });
  return (
    <Frame page={page} title={title} crumbs={[{ label: words.t('finance.revenues'), href: back }]} narrow>
      <PageHead
        kind={programme.reference}
        title={title}
        quiet={[row.partner, words.t('partners.replaced-not-erased')].filter(Boolean).join(' · ')}
      />
      <PageForm
        page={page}
        state={state}
        names={
          new Map([
            ...codeNames(words, { 'finance.revenue-kind': revenueKinds }),
            ...choices.outcomes.map(({ id, code }): [string, string] => [id, code]),
          ])
        }
        cancel={back}
      >
        <RevenueFields page={page} state={state} choices={choices} />
        <CorrectionFields page={page} state={state} />
      </PageForm>
    </Frame>
  );
};
