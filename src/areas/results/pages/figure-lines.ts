import type { Page } from '../../../page/page.ts';
import { ownCellText } from '../queries/cell-words.ts';
import type { CellFigure } from '../queries/indicator-figures.ts';
import type { IndicatorDefinition } from '../queries/indicators.ts';
import { liesWithin } from '../rules/cell-choice.ts';
import { namedAxes } from '../rules/named-axes.ts';
import { cellParameter, type FigurePlace } from './figure-place.ts';
import type { FiguresProps } from './result-figures.tsx';

/** A line of the table: an indicator, or what is told apart within it. */
export type FigureLine = {
  indicator: IndicatorDefinition;
  place: FigurePlace;
  total: CellFigure | undefined;
  target: CellFigure | undefined;
  /** By period. */
  figures: ReadonlyMap<string, CellFigure>;
  targets: ReadonlyMap<string, CellFigure>;
};

/** The lines in the order of the indicators: the whole first, then cells and places by their names. */
export const figureLines = (props: FiguresProps): FigureLine[] => {
  const { shown, lines, cell = {}, whole, inTime } = props;
  const keyOf = ({ breakdown, partnershipId, country }: FigurePlace): string => {
    if (lines === 'breakdown') return cellParameter(breakdown);
    if (lines === 'partner') return partnershipId ?? '';
    return lines === 'country' ? (country ?? '') : '';
  };
  const isOfLine = ({ breakdown }: FigurePlace) =>
    lines === 'breakdown' ? liesWithin(breakdown, cell) : cellParameter(breakdown) === cellParameter(cell);
  const byIndicator = (cells: readonly CellFigure[]) =>
    Map.groupBy(cells.filter(isOfLine), ({ indicatorId }) => indicatorId);
  const [totals, targets, periods, periodTargets] = [
    byIndicator(whole.measured),
    byIndicator(whole.targets),
    byIndicator(inTime?.measured ?? []),
    byIndicator(inTime?.targets ?? []),
  ];
  return shown.flatMap((indicator) => {
    const of = (cells: ReadonlyMap<string, readonly CellFigure[]>) => cells.get(indicator.id) ?? [];
    const own = [...of(totals), ...of(targets)];
    const places = new Map(own.map((cell): [string, FigurePlace] => [keyOf(cell), cell]));
    if (places.size === 0) places.set('', { breakdown: cell });
    const ofKey = (cells: readonly CellFigure[], key: string) => cells.filter((cell) => keyOf(cell) === key);
    const inPeriods = (cells: readonly CellFigure[], key: string) =>
      new Map(ofKey(cells, key).map((cell) => [cell.period ?? '', cell]));
    return [...places]
      .map(
        ([key, { breakdown, partnershipId, country }]): FigureLine => ({
          indicator,
          place: { breakdown, partnershipId, country },
          total: ofKey(of(totals), key)[0],
          target: ofKey(of(targets), key)[0],
          figures: inPeriods(of(periods), key),
          targets: inPeriods(of(periodTargets), key),
        }),
      )
      .toSorted((a, b) => (lineName(props, a) < lineName(props, b) ? -1 : 1));
  });
};

/** What a line is of within its indicator; nothing for the whole of it. */
export const lineName = (
  { page, lines, cell = {}, partners }: FiguresProps,
  { indicator, place }: FigureLine,
): string => {
  const { words } = page;
  if (lines === 'breakdown') return ownCellText(words, place.breakdown, namedAxes(indicator));
  if (lines === 'country')
    return place.country ? words.country(place.country) : words.t('results.no-country');
  if (lines !== 'partner') return ownCellText(words, cell, namedAxes(indicator));
  if (!place.partnershipId) return words.t('results.institute-itself');
  return partners.find(({ id }) => id === place.partnershipId)?.name ?? '';
};

export const indicatorName = ({ words }: Page, { code, title }: IndicatorDefinition): string =>
  `${code} ${words.text(title)}`;

/** The periods in which there is anything, in their order. */
export const periodsOf = ({ inTime, cell = {} }: FiguresProps): string[] =>
  [
    ...new Set(
      [...(inTime?.measured ?? []), ...(inTime?.targets ?? [])].flatMap(({ period, breakdown }) =>
        period !== null && liesWithin(breakdown, cell) ? [period] : [],
      ),
    ),
  ].toSorted();
