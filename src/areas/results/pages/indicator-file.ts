import type { Decimal } from '../../../kernel/decimal.ts';
import { readsShares } from '../../../kernel/under-control.ts';
import type { ListColumn } from '../../../page/list-export.ts';
import type { Page } from '../../../page/page.ts';
import { ownCellText } from '../queries/cell-words.ts';
import type { TargetRow } from '../queries/indicator-history.ts';
import type { CellBaseline, IndicatorRollUp } from '../queries/indicator-roll-ups.ts';
import type { FiguresInTime } from '../queries/year-figures.ts';
import type { Held } from '../rules/held.ts';
import { namedAxes } from '../rules/named-axes.ts';
import { wordsAsFigure } from './last-words.ts';
import { allTargetsLabel, targetPeriod } from './target-text.ts';
import { unapprovedColumns } from './unapproved.tsx';
import { valueColumns } from './value-columns.ts';

/** A figure of the page on a line of its own: the whole, the whole in a year, what a milestone aims at, and each cell. */
type IndicatorLine = {
  cell: string;
  /** The year or the day of the milestone; null: over all of time. */
  period: number | string | null;
  baseline: CellBaseline | null;
  target: Decimal | null;
  /** What is aimed at in words. */
  aimed?: unknown;
  actual: Decimal | null;
  /** What was last said in words. */
  said?: unknown;
  entries: number | null;
  /** Of the whole, in each year too, and of cells. */
  figure?: Held | null;
  share: IndicatorRollUp['cells'][number]['share'];
};

export const indicatorLines = (
  page: Page,
  rollUp: IndicatorRollUp,
  { years, milestones }: FiguresInTime,
  targets: readonly TargetRow[],
): IndicatorLine[] => {
  const { indicator, baseline, target, actual, cells } = rollUp;
  const inWords = targetsInWords(targets);
  const { words } = page;
  const whole = words.t('results.whole');
  const cellName = (breakdown: TargetRow['breakdown']) =>
    ownCellText(words, breakdown, namedAxes(indicator)) || whole;
  const ofAll = { cell: whole, period: null, baseline, share: null };
  return [
    {
      ...ofAll,
      target: target?.value ?? null,
      aimed: rollUp.aimed,
      said: wordsAsFigure(words, rollUp),
      actual: actual?.value ?? null,
      entries: actual?.entries ?? 0,
      figure: actual,
    },
    ...years.map(({ year, actual: reached, target: aimed, unapproved }) => ({
      ...{ ...ofAll, baseline: null, entries: null },
      period: year,
      target: aimed,
      actual: reached,
      // A year without one value may hold what waits all the same.
      figure: reached === null && !unapproved ? null : { unapproved },
    })),
    ...milestones.map(({ milestone, reached }) => ({
      ...{
        cell: cellName(milestone.breakdown),
        entries: null,
        baseline: null,
      },
      period: targetPeriod(page, milestone),
      target: milestone.isShare ? null : milestone.value,
      aimed: milestone.isShare ? null : milestone.text,
      actual: milestone.isShare ? null : reached,
      share: milestone.isShare && milestone.value !== null ? { aimed: milestone.value, reached } : null,
    })),
    ...inWords
      .filter(({ isMilestone }) => !isMilestone)
      .map((aimed) => ({
        ...{ cell: cellName(aimed.breakdown), entries: null, baseline: null, share: null },
        ...{ period: targetPeriod(page, aimed), target: null, aimed: aimed.text, actual: null },
      })),
    ...cells.map((cell) => ({
      cell: ownCellText(words, cell.breakdown, namedAxes(indicator)),
      period: null,
      baseline: cell.baseline ?? null,
      target: cell.target?.value ?? null,
      aimed: cell.aimed,
      actual: cell.actual?.value ?? null,
      entries: cell.actual?.entries ?? 0,
      figure: cell.actual,
      share: cell.share,
    })),
  ];
};

/** What is aimed at in words and in no number, the latest last. */
const targetsInWords = (targets: readonly TargetRow[]): TargetRow[] =>
  targets
    .filter(({ stands, compares, value, text }) => stands && compares && value === null && text)
    .toSorted((one, other) => (one.until < other.until ? -1 : 1));

export const indicatorColumns = (
  page: Page,
  { indicator }: Pick<IndicatorRollUp, 'indicator'>,
  rows: readonly IndicatorLine[],
): ListColumn<IndicatorLine>[] => {
  const { words } = page;
  return [
    { label: words.t('results.of-whom'), value: ({ cell }) => cell },
    { label: words.t('results.year'), value: ({ period }) => period ?? words.t('results.all-periods') },
    { label: words.t('results.baseline-year'), kind: 'number', value: ({ baseline }) => baseline?.year },
    ...valueColumns<IndicatorLine>(page, {
      label: words.t('results.baseline'),
      rows,
      of: ({ baseline }) => baseline && { value: baseline.value, of: indicator, said: baseline.text },
    }),
    ...valueColumns<IndicatorLine>(page, {
      label: allTargetsLabel(page),
      rows,
      of: ({ target, aimed }) => ({ value: target, of: indicator, said: aimed }),
    }),
    ...valueColumns<IndicatorLine>(page, {
      label: words.t('results.actual'),
      rows,
      of: ({ actual, said }) => ({ value: actual, of: indicator, said }),
    }),
    { label: words.t('results.entries-count'), kind: 'number', value: ({ entries }) => entries },
    ...unapprovedColumns<IndicatorLine>(page, ({ figure }) => figure),
    { label: words.t('results.share-aimed'), kind: 'number', value: ({ share }) => share?.aimed },
    {
      label: words.t('results.share-now'),
      kind: 'number',
      value: ({ share }) => (readsShares(page.actor) ? share?.reached : null),
    },
  ];
};
