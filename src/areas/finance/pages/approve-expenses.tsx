import { todayIn } from '../../../kernel/calendar-day.ts';
import { isDecimal } from '../../../kernel/decimal.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed } from '../../../kernel/problem.ts';
import { PageForm } from '../../../page/form-view.tsx';
import { Frame } from '../../../page/frame.tsx';
import {
  AmissFields,
  type Narrowing,
  NarrowingErrors,
  narrowedPage,
  valuesOf,
} from '../../../page/narrowing.tsx';
import { invalid, type Page, redirect } from '../../../page/page.ts';
import { type FormState, freshForm } from '../../../page/submit.ts';
import { paths } from '../../../paths.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { PageHead } from '../../../ui/page-head.tsx';
import { instituteOf } from '../../results/pages/address.ts';
import { parametersOn } from '../../rulebook/queries/parameters.ts';
import { approveExpenses } from '../commands/approve-expenses.ts';
import { type Approvable, approvableExpenses } from '../queries/approvable-expenses.ts';
import { mayApproveAbove, mayApproveExpenses } from '../rules/finance-permissions.ts';
import { minorText } from './money-words.ts';
import { programmeWhereAsked } from './place-narrowings.ts';

const aPage = 50;

type Loaded = { rows: readonly Approvable[]; limit: string; narrowings: readonly Narrowing[] };

const load = async (page: Page): Promise<Loaded> => {
  const institute = instituteOf(page);
  const allowed = mayApproveExpenses(page.actor);
  if (allowed !== true) throw new NotAllowed(allowed);
  return page.read(async (tx) => {
    const narrowings = await programmeWhereAsked(page, tx, institute);
    const { programme: programmeId } = valuesOf(narrowings);
    const parameters = await parametersOn(tx, institute, ['F-approved'], todayIn());
    return {
      rows: await approvableExpenses(tx, institute, { programmeId, limit: aPage }),
      limit: parameters.get('F-approved')?.get('limit')?.value ?? '',
      narrowings,
    };
  });
};

export const show = async (page: Page) => {
  const loaded = await load(page);
  return narrowedPage(view(page, loaded, freshForm()), loaded.narrowings);
};

/** Each box holds the expense and the version that was looked at, so that nothing is approved unseen. */
export const save = async (page: Page) => {
  const { texts } = page.form;
  const commandId = texts.command_id?.[0] ?? newId();
  const ticked = texts.expense ?? [];
  const expenses = ticked.map((each) => {
    const [id = '', version = ''] = each.split('|');
    return { id, version: Number(version) };
  });
  const state = (more: Partial<FormState>): FormState => ({ ...freshForm(), typed: texts, ...more });
  if (expenses.length === 0)
    return invalid(view(page, await load(page), state({ problem: { key: 'finance.none-ticked' } })));
  const performed = await page.perform(approveExpenses, commandId, { expenses });
  if (performed.done) return redirect(paths.approveExpenses(), 'finance.expenses-approved');
  const errors = Object.fromEntries(
    Object.entries(performed.fields ?? {}).map(([field, problems]) => [
      `expense-${expenses[Number(field.split('.')[1])]?.id}`,
      problems,
    ]),
  );
  const problem = performed.problem ?? { key: 'finance.none-approved' };
  return invalid(view(page, await load(page), state({ errors, problem })));
};

const view = (page: Page, { rows, limit, narrowings }: Loaded, state: FormState) => {
  const { words } = page;
  return (
    <Frame
      page={page}
      title={words.t('finance.to-approve')}
      crumbs={[{ label: words.t('finance.expenses'), href: paths.expenses() }]}
    >
      <NarrowingErrors words={words} narrowings={narrowings} />
      <PageHead
        title={words.t('finance.to-approve')}
        quiet={
          mayApproveAbove(page.actor) === true || !isDecimal(limit)
            ? words.t('finance.to-approve-what')
            : words.t('finance.to-approve-limit', { limit: words.number(limit) })
        }
      />
      <AmissFields page={page} narrowings={narrowings} />
      {rows.length === 0 ? (
        <EmptyState sentence={words.t('finance.nothing-to-approve')} />
      ) : (
        <PageForm
          page={page}
          state={state}
          cancel={paths.expenses()}
          wide
          buttons={[{ label: words.t('finance.approve-ticked') }]}
        >
          <ToApprove page={page} rows={rows} state={state} />
        </PageForm>
      )}
    </Frame>
  );
};

function ToApprove({ page, rows, state }: { page: Page; rows: readonly Approvable[]; state: FormState }) {
  const { words, actor } = page;
  const ticked = new Set((state.typed?.expense ?? []).map((each) => each.split('|')[0]));
  return (
    <DataTable
      caption={words.t('finance.to-approve')}
      captionHidden
      rows={rows}
      empty=""
      columns={[
        {
          key: 'tick',
          label: words.t('finance.approve'),
          cell: (row) => {
            const isOwn = row.enteredBy.includes(actor.userId);
            const problem = state.errors[`expense-${row.id}`]?.[0];
            return (
              <>
                {isOwn ? (
                  <span class="quiet">{words.t('finance.your-own')}</span>
                ) : (
                  <label class="choice" for={`expense-${row.id}`}>
                    <input
                      type="checkbox"
                      id={`expense-${row.id}`}
                      name="expense"
                      value={`${row.id}|${row.entryNo}`}
                      checked={ticked.has(row.id)}
                    />
                    <span class="away">{words.t('finance.approve-one', { reference: row.reference })}</span>
                  </label>
                )}
                {problem && <p class="why">{words.problem(problem)}</p>}
              </>
            );
          },
        },
        {
          key: 'reference',
          label: words.t('finance.reference'),
          cell: ({ id, reference }) => <a href={paths.expense({ id })}>{reference}</a>,
        },
        { key: 'paid', label: words.t('finance.paidOn'), cell: ({ paidOn }) => words.day(paidOn) },
        { key: 'what', label: words.t('finance.description'), cell: ({ description }) => description },
        { key: 'partner', label: words.t('finance.partner'), cell: ({ partner }) => partner },
        {
          key: 'amount',
          label: words.t('finance.amount'),
          numeric: true,
          cell: ({ minor, currency }) => minorText(words, minor, currency),
        },
        {
          key: 'converted',
          label: words.t('finance.converted'),
          numeric: true,
          cell: ({ convertedMinor, convertedCurrency }) =>
            minorText(words, convertedMinor, convertedCurrency),
        },
      ]}
    />
  );
}
