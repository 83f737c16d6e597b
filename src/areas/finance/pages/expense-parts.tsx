import { sumMoney } from '../../../kernel/money.ts';
import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import type { ExpensePart } from '../queries/transfer-receipts.ts';

/** Which transfers bear an expense, each with the amounts that are its rate. */
export function ExpenseParts({ page, parts }: { page: Page; parts: readonly ExpensePart[] }) {
  const { words } = page;
  const [first] = parts;
  if (!first) return null;
  const total = (field: 'used' | 'cost') =>
    words.money(
      sumMoney(
        parts.map((part) => part[field]),
        first[field].currency,
      ),
    );
  return (
    <Card id="transfers" title={words.t('finance.borne-by')}>
      <DataTable
        caption={words.t('finance.borne-by')}
        captionHidden
        rows={parts}
        empty=""
        columns={[
          {
            key: 'transfer',
            label: words.t('finance.transfer'),
            cell: ({ transactionId, reference, receivedOn }) => (
              <a href={paths.transaction({ id: transactionId })}>
                {[reference, words.day(receivedOn)].filter(Boolean).join(' · ')}
              </a>
            ),
            footer: words.t('finance.total'),
          },
          {
            key: 'rate',
            label: words.t('finance.rate-obtained'),
            cell: ({ debited, received }) => `${words.money(debited)} / ${words.money(received)}`,
          },
          {
            key: 'used',
            label: words.t('finance.exchange-used'),
            numeric: true,
            cell: ({ used }) => words.money(used),
            footer: total('used'),
          },
          {
            key: 'cost',
            label: words.t('finance.exchange-cost'),
            numeric: true,
            cell: ({ cost }) => words.money(cost),
            footer: total('cost'),
          },
        ]}
      />
    </Card>
  );
}
