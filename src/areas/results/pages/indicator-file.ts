import type { Decimal } from '../../../kernel/decimal.ts';
import { readsShares } from '../../../kernel/under-control.ts';
import type { ListColumn } from '../../../page/list-export.ts';
import type { Page } from '../../../page/page.ts';
import { ownCellText } from '../queries/cell-words.ts';
import type { CellBaseline, IndicatorRollUp } from '../queries/indicator-roll-ups.ts';
import type { FiguresInTime } from '../queries/year-figures.ts';
import type { Held } from '../rules/held.ts';
import { namedAxes } from '../rules/named-axes.ts';
import { allTargetsLabel, targetPeriod } from './target-text.ts';
import { unapprovedColumns } from './unapproved.tsx';

/** A figure of the page on a line of its own: the whole, the whole in a year, what a milestone aims at, and each cell. */
type IndicatorLine = {
  cell: string;
  /** The year or the day of the milestone; null: over all of time. */
  period: number | string | null;
  baseline: CellBaseline | null;
  target: Decimal | null;
  actual: Decimal | null;
  entries: number | null;
  /** Of the whole, in each year too, and of cells. */
  figure?: Held | null;
  share: IndicatorRollUp['cells'][number]['share'];
};

export const indicatorLines = (
  page: Page,
  { indicator, baseline, target, actual, cells }: IndicatorRollUp,
  { years, milestones }: FiguresInTime,
): IndicatorLine[] => {
  const { words } = page;
  const whole = words.t('results.whole');
  const ofAll = { cell: whole, period: null, baseline, share: null };
  return [
    {
      ...ofAll,
      target: target?.value ?? null,
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
        cell: ownCellText(words, milestone.breakdown, namedAxes(indicator)) || whole,
        entries: null,
        baseline: null,
      },
      period: targetPeriod(page, milestone),
      target: milestone.isShare ? null : milestone.value,
      actual: milestone.isShare ? null : reached,
      share: milestone.isShare && milestone.value !== null ? { aimed: milestone.value, reached } : null,
    })),
    ...cells.map((cell) => ({
      cell: ownCellText(words, cell.breakdown, namedAxes(indicator)),
      period: null,
      baseline: cell.baseline ?? null,
      target: cell.target?.value ?? null,
      actual: cell.actual?.value ?? null,
      entries: cell.actual?.entries ?? 0,
      figure: cell.actual,
      share: cell.share,
    })),
  ];
};

export const indicatorColumns = (page: Page): ListColumn<IndicatorLine>[] => {
  const { words } = page;
  return [
    { label: words.t('results.of-whom'), value: ({ cell }) => cell },
    { label: words.t('results.year'), value: ({ period }) => period ?? words.t('results.all-periods') },
    { label: words.t('results.baseline-year'), kind: 'number', value: ({ baseline }) => baseline?.year },
    { label: words.t('results.baseline'), kind: 'number', value: ({ baseline }) => baseline?.value },
    { label: allTargetsLabel(page), kind: 'number', value: ({ target }) => target },
    { label: words.t('results.actual'), kind: 'number', value: ({ actual }) => actual },
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
