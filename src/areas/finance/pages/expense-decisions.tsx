import type { Page } from '../../../page/page.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import type { ExpenseDecisionRow } from '../queries/around-expense.ts';

/** Who approved, returned or moved an expense to own funds, when and why. */
export function ExpenseDecisions({
  page,
  decisions,
}: {
  page: Page;
  decisions: readonly ExpenseDecisionRow[];
}) {
  const { words } = page;
  if (decisions.length === 0) return null;
  return (
    <Card id="decisions" title={words.t('finance.decisions')}>
      <DataTable
        caption={words.t('finance.decisions')}
        captionHidden
        rows={decisions}
        empty=""
        columns={[
          {
            key: 'what',
            label: words.t('finance.decision'),
            cell: ({ decision }) => words.say(`finance.decision-${decision.replace('_', '-')}`),
          },
          {
            key: 'by',
            label: words.t('finance.decided-by'),
            cell: ({ by, at }) => `${by}, ${words.moment(at)}`,
          },
          {
            key: 'why',
            label: words.t('results.reason'),
            cell: ({ reason, ofControl, article }) =>
              [ofControl ? words.t('finance.of-control') : reason, article].filter(Boolean).join(' · '),
          },
        ]}
      />
    </Card>
  );
}
