import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import type { Justified } from '../rules/justification.ts';
import { minorText } from './money-words.ts';

export type JustifiedRow = Justified & { code: string };

type Props = {
  page: Page;
  programmeId: string;
  year: number;
  currency: string;
  rows: readonly JustifiedRow[];
  /** The audit number that the lists behind the figures are read as of. */
  asOf?: number | undefined;
};

const blocks = ['management', 'structure', 'unplaced'];

/** The account of a year, and consolidated with the years before, by outcome and block; each figure opens its list. */
export function JustificationTable({ page, programmeId, year, currency, rows, asOf }: Props) {
  const { words } = page;
  const said = (minor: number) => minorText(words, minor, currency);
  const listOf = ({ key }: Justified, more: Record<string, string>) =>
    withQuery(paths.expenses(), {
      programme: programmeId,
      year: String(year),
      ...(key === 'management'
        ? { block: key }
        : { outcome: key === 'unplaced' ? 'none' : key, block: 'operational' }),
      ...(asOf === undefined ? {} : { asof: String(asOf) }),
      ...more,
    });
  const linked = (row: JustifiedRow, minor: number, more: Record<string, string> = {}) =>
    minor === 0 || row.key === 'structure' ? said(minor) : <a href={listOf(row, more)}>{said(minor)}</a>;
  return (
    <DataTable
      caption={words.t('finance.justification-of', { year: String(year) })}
      rows={rows}
      empty={words.t('finance.justification-empty')}
      columns={[
        {
          key: 'place',
          label: words.t('finance.outcome'),
          cell: ({ key, code }) => (blocks.includes(key) ? words.say(`finance.justified-${key}`) : code),
        },
        {
          key: 'budget',
          label: words.t('finance.budget-of-year', { year: String(year) }),
          numeric: true,
          cell: ({ inYear }) => said(inYear.budget),
        },
        {
          key: 'charged',
          label: words.t('finance.charged-in-year', { year: String(year) }),
          numeric: true,
          cell: (row) => linked(row, row.inYear.charged),
        },
        {
          key: 'own',
          label: words.t('finance.own-funds-in-year', { year: String(year) }),
          numeric: true,
          cell: (row) => linked(row, row.inYear.ownFunds, { approval: 'own_funds' }),
        },
        {
          key: 'budget-until',
          label: words.t('finance.budget-until', { year: String(year) }),
          numeric: true,
          cell: ({ until }) => said(until.budget),
        },
        {
          key: 'charged-until',
          label: words.t('finance.charged-until', { year: String(year) }),
          numeric: true,
          cell: ({ until }) => said(until.charged),
        },
        {
          key: 'left',
          label: words.t('finance.unspent-until', { year: String(year) }),
          numeric: true,
          cell: ({ key, until }) => (key === 'structure' ? '' : said(until.budget - until.charged)),
        },
      ]}
    />
  );
}
