import type { ListColumn } from '../../../page/list-export.ts';
import { unapprovedColumns } from '../../results/pages/unapproved.tsx';
import type { TogetherAt } from '../../results/queries/results-together.ts';
import type { PortfolioResults } from './portfolio-results.tsx';
import {
  measuredAs,
  otherwiseOf,
  placeOfUse,
  programmesOf,
  type ResultRow,
} from './portfolio-results-rows.ts';

type FileRow = { row: ResultRow; period: string | null; at: TogetherAt };

/** Each figure of the table on a line of its own; without a period: over all of time, as far as the page tells it. */
export const resultFileRows = (
  { year, tellsTargets }: PortfolioResults,
  rows: readonly ResultRow[],
): FileRow[] =>
  rows.flatMap((row) => [
    ...[...row.line.years].flatMap(([period, at]) =>
      at.reached || tellsTargets ? [{ row, period, at }] : [],
    ),
    ...(year.year === undefined ? [{ row, period: null, at: row.line.whole }] : []),
  ]);

export const resultColumns = ({ page, tellsTargets }: PortfolioResults): ListColumn<FileRow>[] => {
  const { words } = page;
  return [
    { label: words.t('results.key'), value: ({ row }) => row.of.library.key },
    { label: words.t('results.indicator'), value: ({ row }) => words.text(row.of.library.title) },
    {
      label: words.t('overview.programme'),
      value: ({ row: { kind, line } }) =>
        kind === 'together'
          ? words.t('results.lines-together')
          : line.uses.map((use) => placeOfUse(use)).join(', '),
    },
    { label: words.t('overview.of-programmes'), value: ({ row }) => programmesOf(row.line) },
    {
      label: words.t('results.deviates'),
      value: ({ row }) => otherwiseOf(page, row),
    },
    { label: words.t('results.unit'), value: ({ row }) => words.text(measuredAs(row).unit) },
    {
      label: words.t('results.period'),
      value: ({ period }) => period ?? words.t('results.all-periods'),
    },
    { label: words.t('results.actual'), kind: 'number', value: ({ at }) => at.reached?.value },
    ...(tellsTargets
      ? [{ label: words.t('results.target'), kind: 'number' as const, value: ({ at }: FileRow) => at.target }]
      : []),
    {
      label: words.t('results.entries-count'),
      kind: 'number',
      value: ({ at }) => at.reached?.of.reduce((sum, { figure }) => sum + figure.entries, 0),
    },
    ...unapprovedColumns<FileRow>(page, ({ at }) => at.reached),
    {
      label: words.t('overview.programmes-measured'),
      kind: 'number',
      value: ({ row }) => row.line.programmes,
    },
    { label: words.t('overview.partners'), kind: 'number', value: ({ row }) => row.line.partners },
  ];
};
