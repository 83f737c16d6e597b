import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { type Column, DataTable } from '../../../ui/data-table.tsx';
import type { RevenueRow } from '../queries/revenues.ts';
import { mayRecordExpense } from '../rules/finance-permissions.ts';
import type { RevenueYear } from '../rules/revenue-rules.ts';
import { minorText } from './money-words.ts';

type YearsProps = { page: Page; years: readonly RevenueYear[]; programmeId: string };

/** A line a year: earned, interest, spent; what was spent opens the expenses that spent it. */
export function RevenueYears({ page, years, programmeId }: YearsProps) {
  const { words } = page;
  const money = (field: 'additional' | 'interest' | 'spent') => (row: RevenueYear) =>
    minorText(words, row[field], row.currency);
  return (
    <DataTable
      caption={words.t('finance.revenue-years')}
      captionHidden
      rows={years}
      empty={words.t('finance.no-revenues')}
      columns={[
        { key: 'year', label: words.t('finance.year'), cell: ({ year }) => String(year) },
        {
          key: 'additional',
          label: words.t('finance.revenue-additional'),
          numeric: true,
          cell: money('additional'),
        },
        {
          key: 'interest',
          label: words.t('finance.revenue-kind-bank_interest'),
          numeric: true,
          cell: money('interest'),
        },
        {
          key: 'spent',
          label: words.t('finance.revenue-spent'),
          numeric: true,
          cell: (row) => (
            <a
              href={withQuery(paths.expenses(), {
                programme: programmeId,
                year: String(row.year),
                from: 'revenue',
              })}
            >
              {money('spent')(row)}
            </a>
          ),
        },
      ]}
    />
  );
}

/** What came in, each with what it comes from. */
export function RevenueTable({ page, rows }: { page: Page; rows: readonly RevenueRow[] }) {
  const { words, actor } = page;
  const columns: Column<RevenueRow>[] = [
    { key: 'day', label: words.t('finance.receivedOn'), cell: ({ receivedOn }) => words.day(receivedOn) },
    {
      key: 'kind',
      label: words.t('finance.kind'),
      cell: ({ kind }) => words.t(`finance.revenue-kind-${kind}`),
    },
    { key: 'what', label: words.t('finance.revenue-what'), cell: ({ what }) => what },
    {
      key: 'of',
      label: words.t('finance.partner'),
      cell: ({ partner, outcomeCode }) => [partner, outcomeCode].filter(Boolean).join(' · '),
    },
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
      cell: ({ convertedMinor, convertedCurrency }) => minorText(words, convertedMinor, convertedCurrency),
    },
    {
      key: 'correct',
      action: true,
      label: words.t('results.correct'),
      cell: (row) =>
        mayRecordExpense(actor, row) === true && (
          <a href={paths.correctRevenue({ id: row.id })}>{words.t('results.correct')}</a>
        ),
    },
  ];
  return (
    <DataTable
      caption={words.t('finance.revenues-recorded')}
      captionHidden
      rows={rows}
      empty={words.t('finance.no-revenues')}
      columns={columns}
    />
  );
}
