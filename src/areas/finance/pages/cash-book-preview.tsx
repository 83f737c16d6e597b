import { sumMoney } from '../../../kernel/money.ts';
import type { Page } from '../../../page/page.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Tag } from '../../../ui/tag.tsx';
import type { CashBookLine } from '../rules/cash-book-text.ts';
import { minorText } from './money-words.ts';

type Props = { page: Page; lines: readonly CashBookLine[]; currency: string };

/** What was read of each line and what is wrong with it; nothing is saved yet. */
export function CashBookPreview({ page, lines, currency }: Props) {
  const { words } = page;
  const wrong = lines.filter(({ problems }) => problems.length > 0).length;
  const readable = lines.flatMap(({ amountMinor }) =>
    amountMinor === undefined ? [] : [{ minor: amountMinor, currency }],
  );
  return (
    <>
      <Notice kind={wrong > 0 ? 'warning' : 'info'}>
        {wrong > 0
          ? words.t('finance.lines-wrong', { wrong, count: lines.length })
          : words.t('finance.lines-good', { count: lines.length })}
      </Notice>
      <DataTable
        caption={words.t('finance.lines')}
        rows={lines}
        empty=""
        columns={[
          { key: 'no', label: words.t('finance.line-no'), numeric: true, cell: ({ no }) => String(no) },
          {
            key: 'paid',
            label: words.t('finance.paidOn'),
            cell: ({ paidOn }) => paidOn && words.day(paidOn),
          },
          { key: 'what', label: words.t('finance.description'), cell: ({ description }) => description },
          {
            key: 'amount',
            label: words.t('finance.amount'),
            numeric: true,
            cell: ({ amountMinor }) => amountMinor !== undefined && minorText(words, amountMinor, currency),
            footer: minorText(words, sumMoney(readable, currency).minor, currency),
          },
          {
            key: 'heading',
            label: words.t('finance.heading'),
            cell: ({ heading, item }) => [heading, item].filter(Boolean).join(' · '),
          },
          {
            key: 'place',
            label: words.t('finance.outcome'),
            cell: ({ outcome, activity }) => [outcome, activity].filter(Boolean).join(' · '),
          },
          {
            key: 'problems',
            label: words.t('finance.state'),
            cell: ({ problems }) => problems.length > 0 && <Tag tone="stop">{words.problems(problems)}</Tag>,
          },
        ]}
      />
    </>
  );
}
