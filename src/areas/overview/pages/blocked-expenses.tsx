import { paths, withQuery } from '../../../paths.ts';
import type { Words } from '../../../text/words.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import type { MoneyComparison } from '../../finance/queries/budget-against-actual.ts';
import { ruleTitle } from './rule-title.ts';

/** What keeps recorded expenses of a programme from being charged, as finance's comparison says. */
export type BlockedExpenses = {
  programmeId: string;
  currency: string;
  rows: MoneyComparison['blockedBy'];
};

/** A line a rule: how many expenses it blocks, and how much; one expense can be blocked by several. */
export function BlockedTable({ words, blocked }: { words: Words; blocked: BlockedExpenses | undefined }) {
  const { programmeId, currency = 'EUR', rows = [] } = blocked ?? {};
  return (
    <>
      <DataTable
        caption={words.t('overview.expenses-blocked')}
        rows={rows}
        empty={words.t('overview.no-expense-blocked')}
        columns={[
          { key: 'rule', label: words.t('overview.rule'), cell: ({ ruleId }) => ruleTitle(words, ruleId) },
          {
            key: 'expenses',
            label: words.t('overview.expenses'),
            numeric: true,
            cell: ({ expenses }) => (
              <a href={withQuery(paths.expenses(), { programme: programmeId })}>{words.number(expenses)}</a>
            ),
          },
          {
            key: 'amount',
            label: words.t('overview.amount'),
            numeric: true,
            cell: ({ minor }) => words.money({ minor, currency }),
          },
        ]}
      />
      {rows.length > 1 && <p class="quiet">{words.t('overview.blocked-by-several')}</p>}
    </>
  );
}
