import type { Page } from '../../../page/page.ts';
import { paths } from '../../../paths.ts';
import { Card } from '../../../ui/card.tsx';
import { DataTable } from '../../../ui/data-table.tsx';
import { minorText } from '../../finance/pages/money-words.ts';
import type { ExpenseDetail } from '../../finance/queries/expenses.ts';
import type { SampleRow } from '../queries/audit-samples.ts';
import type { FindingRow } from '../queries/control-findings.ts';
import { extrapolatedError } from '../rules/sample-error.ts';
import { FindingStateTag, findingTitle } from './finding-words.tsx';

type Props = {
  page: Page;
  sample: SampleRow;
  items: readonly ExpenseDetail[];
  sums: { sample: number; population: number };
  findings: readonly FindingRow[];
};

/** The findings of a sample, and what they would come to over its population where it was drawn at random. */
export function SampleErrorCard({ page, sample, items, sums, findings }: Props) {
  const { words } = page;
  if (findings.length === 0) return null;
  return (
    <Card title={words.t('finance.findings')} id="findings">
      <DataTable
        caption={words.t('finance.findings')}
        captionHidden
        rows={findings}
        empty=""
        columns={[
          {
            key: 'number',
            label: words.t('control.finding'),
            cell: (row) => <a href={paths.finding({ id: row.id })}>{findingTitle(words, row)}</a>,
          },
          { key: 'expense', label: words.t('finance.expense'), cell: ({ expense }) => expense },
          {
            key: 'amount',
            label: words.t('control.finding-amount'),
            numeric: true,
            cell: ({ minor, currency }) => minorText(words, minor, currency),
          },
          {
            key: 'state',
            label: words.t('finance.state'),
            cell: (row) => <FindingStateTag words={words} finding={row} />,
          },
        ]}
      />
      {sample.method === 'random' && (
        <Extrapolation page={page} items={items} sums={sums} findings={findings} />
      )}
    </Card>
  );
}

/** Of each item the largest amount counts once; what was decided counts as it was rejected. */
function Extrapolation({ page: { words }, items, sums, findings }: Omit<Props, 'sample'>) {
  const [currency, ...others] = new Set(items.map(({ convertedCurrency }) => convertedCurrency));
  if (!currency || others.length > 0) return null;
  const errors = items.map(({ id }) =>
    Math.max(
      0,
      ...findings
        .filter(({ expenseId }) => expenseId === id)
        .map(({ rejectedMinor, minor }) => rejectedMinor ?? minor),
    ),
  );
  const error = errors.reduce((sum, each) => sum + each, 0);
  const projected = extrapolatedError({ ...sums, error });
  if (projected === undefined) return null;
  return (
    <p class="quiet">
      {words.t('control.sample-error', {
        error: minorText(words, error, currency),
        sample: minorText(words, sums.sample, currency),
        population: minorText(words, sums.population, currency),
        projected: minorText(words, projected, currency),
      })}
    </p>
  );
}
