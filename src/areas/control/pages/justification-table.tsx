import type { Page } from '../../../page/page.ts';
import { paths, withQuery } from '../../../paths.ts';
import { DataTable } from '../../../ui/data-table.tsx';
import { minorText } from '../../finance/pages/money-words.ts';
import type { Justified } from '../rules/justification.ts';

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
  const then = asOf === undefined ? {} : { asof: String(asOf) };
  const charged = ({ key }: Justified, more: Record<string, string> = {}) =>
    withQuery(paths.judgedExpenses({ id: programmeId }), {
      outcome: key,
      year: String(year),
      ...then,
      ...more,
    });
  const ownFunds = ({ key }: Justified) =>
    withQuery(paths.expenses(), {
      programme: programmeId,
      year: String(year),
      approval: 'own_funds',
      ...(key === 'management'
        ? { block: key }
        : { outcome: key === 'unplaced' ? 'none' : key, block: 'operational' }),
      ...then,
    });
  const linked = ({ key }: Justified, minor: number, href: string) =>
    minor === 0 || key === 'structure' ? said(minor) : <a href={href}>{said(minor)}</a>;
  return (
    <DataTable
      caption={words.t('control.justification-of', { year: String(year) })}
      rows={rows}
      empty={words.t('control.justification-empty')}
      columns={[
        {
          key: 'place',
          label: words.t('finance.outcome'),
          cell: ({ key, code }) => (blocks.includes(key) ? words.say(`control.justified-${key}`) : code),
        },
        {
          key: 'budget',
          label: words.t('control.budget-of-year', { year: String(year) }),
          numeric: true,
          cell: ({ inYear }) => said(inYear.budget),
        },
        {
          key: 'charged',
          label: words.t('control.charged-in-year', { year: String(year) }),
          numeric: true,
          cell: (row) => linked(row, row.inYear.charged, charged(row)),
        },
        {
          key: 'own',
          label: words.t('control.own-funds-in-year', { year: String(year) }),
          numeric: true,
          cell: (row) => linked(row, row.inYear.ownFunds, ownFunds(row)),
        },
        {
          key: 'budget-until',
          label: words.t('control.budget-until', { year: String(year) }),
          numeric: true,
          cell: ({ until }) => said(until.budget),
        },
        {
          key: 'charged-until',
          label: words.t('control.charged-until', { year: String(year) }),
          numeric: true,
          cell: (row) => linked(row, row.until.charged, charged(row, { until: 'on' })),
        },
        {
          key: 'left',
          label: words.t('control.unspent-until', { year: String(year) }),
          numeric: true,
          cell: ({ key, until }) => (key === 'structure' ? '' : said(until.budget - until.charged)),
        },
      ]}
    />
  );
}
