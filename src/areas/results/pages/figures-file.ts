import type { ListColumn } from '../../../page/list-export.ts';
import { ownCellText } from '../queries/cell-words.ts';
import type { CellFigure } from '../queries/indicator-figures.ts';
import { namedAxes } from '../rules/named-axes.ts';
import { type FigureLine, figureLines, indicatorName, lineName } from './figure-lines.ts';
import { periodText } from './figure-place.ts';
import type { FiguresProps } from './result-figures.tsx';
import { targetLabel } from './target-text.ts';
import { unapprovedColumns } from './unapproved.tsx';
import { valueColumns } from './value-columns.ts';

/** A figure of the table on a line of its own, so that it can be turned as one likes; without a period: over all of time. */
export type FileRow = {
  line: FigureLine;
  period: string;
  actual: CellFigure | undefined;
  target: CellFigure | undefined;
};

export const fileRows = (props: FiguresProps): FileRow[] =>
  figureLines(props).flatMap((line) => [
    ...[...new Set([...line.figures.keys(), ...line.targets.keys()])].toSorted().map((period) => ({
      line,
      period,
      actual: line.figures.get(period),
      target: line.targets.get(period),
    })),
    { line, period: '', actual: line.total, target: line.target },
  ]);

export const fileColumns = (props: FiguresProps, rows: readonly FileRow[]): ListColumn<FileRow>[] => {
  const { page, outcomes, lines, cell } = props;
  const { words } = page;
  return [
    {
      label: words.t('results.outcome'),
      value: ({ line }) => outcomes.find(({ id }) => id === line.indicator.outcomeId)?.code,
    },
    { label: words.t('results.indicator'), value: ({ line }) => indicatorName(page, line.indicator) },
    { label: words.t('results.unit'), value: ({ line }) => words.text(line.indicator.unit) },
    ...(lines === 'indicator'
      ? []
      : [
          {
            label: words.t(`results.lines-${lines}`),
            value: ({ line }: FileRow) => lineName(props, line) || words.t('results.whole'),
          },
        ]),
    ...(cell && lines !== 'breakdown'
      ? [
          {
            label: words.t('results.of-whom'),
            value: ({ line }: FileRow) => ownCellText(words, cell, namedAxes(line.indicator)),
          },
        ]
      : []),
    {
      label: words.t('results.period'),
      value: ({ period }) => (period ? periodText(page, period) : words.t('results.all-periods')),
    },
    ...valueColumns(page, {
      label: words.t('results.actual'),
      rows,
      of: ({ line, actual }) => actual && { value: actual.value, of: line.indicator },
    }),
    ...valueColumns(page, {
      label: targetLabel(page),
      rows,
      of: ({ line, target }) => target && { value: target.value, of: line.indicator },
    }),
    { label: words.t('results.entries-count'), kind: 'number', value: ({ actual }) => actual?.entries },
    ...unapprovedColumns<FileRow>(page, ({ actual }) => actual),
  ];
};
