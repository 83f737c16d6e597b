import { type ListColumn, listFile } from '../../../page/list-export.ts';
import type { Answer, Page } from '../../../page/page.ts';
import { ownCellText } from '../queries/cell-words.ts';
import type { IndicatorDefinition } from '../queries/indicators.ts';
import type { ReportSheet, SheetFigure } from '../queries/report-sheets.ts';
import { indicatorPlace } from '../rules/report-figures.ts';
import { reviewText } from './figure-beside.tsx';
import type { LoadedReport } from './loaded-report.ts';
import { partsToRead, partTitle, type SheetPart, whoseSheet } from './sheet-parts.ts';
import { valueColumns } from './value-columns.ts';

/** A line of a sheet: a figure, or why there is none. */
export type ReportLine = {
  indicator: IndicatorDefinition;
  figure: SheetFigure | undefined;
  reason: string | undefined;
};

/** The lines of a sheet in one of its parts, an indicator after the other. */
export const rowsOfPart = (sheet: ReportSheet, { indicators, country }: SheetPart): ReportLine[] =>
  indicators.flatMap((indicator): ReportLine[] => {
    const here = indicatorPlace({ indicatorId: indicator.id, country });
    const figures = sheet.figures.filter((each) => indicatorPlace(each) === here);
    const reason = sheet.nothing.find((each) => indicatorPlace(each) === here)?.reason;
    return figures.length > 0
      ? figures.map((figure) => ({ indicator, figure, reason: undefined }))
      : [{ indicator, figure: undefined, reason }];
  });

type PartLine = ReportLine & { part: SheetPart };

/** Everything on a sheet as it was handed in so far, a line a figure. */
export const reportFile = (page: Page, loaded: LoadedReport): Promise<Answer> => {
  const { report, window, sheet } = loaded;
  const name = [page.words.t('results.report'), window.name, whoseSheet(page, report)].join(' ');
  const lines = partsToRead(page, loaded).flatMap((part) =>
    rowsOfPart(sheet, part).map((line) => ({ ...line, part })),
  );
  return listFile(page, name, columns(page, sheet, lines), lines);
};

const columns = (page: Page, sheet: ReportSheet, rows: readonly PartLine[]): ListColumn<PartLine>[] => {
  const { words } = page;
  const ofFigure =
    (value: (figure: SheetFigure, line: PartLine) => string | number | null) =>
    (line: PartLine): string | number | null =>
      line.figure ? value(line.figure, line) : null;
  return [
    { label: words.t('results.measured-country'), value: ({ part }) => partTitle(page, part, sheet) },
    { label: words.t('results.code'), value: ({ indicator }) => indicator.code },
    { label: words.t('results.indicator'), value: ({ indicator }) => words.text(indicator.title) },
    { label: words.t('results.description'), value: ({ indicator }) => words.text(indicator.description) },
    {
      label: words.t('results.source-of-verification'),
      value: ({ indicator }) => words.text(indicator.sourceOfVerification),
    },
    {
      label: words.t('results.of-whom'),
      value: ofFigure(({ breakdown }, { indicator }) => ownCellText(words, breakdown, indicator.axes)),
    },
    ...valueColumns(page, {
      label: words.t('results.value'),
      rows,
      of: ({ figure, indicator: { measure, unit, scale } }) =>
        figure && { value: figure.value, of: { measure, unit, scale } },
    }),
    { label: words.t('results.numerator'), kind: 'number', value: ofFigure(({ numerator }) => numerator) },
    {
      label: words.t('results.denominator'),
      kind: 'number',
      value: ofFigure(({ denominator }) => denominator),
    },
    { label: words.t('results.unit'), value: ({ indicator }) => words.text(indicator.unit) },
    { label: words.t('results.text'), value: ofFigure(({ text }) => words.text(text)) },
    { label: words.t('results.comment'), value: ofFigure(({ comment }) => words.text(comment)) },
    { label: words.t('results.provenance'), value: ofFigure(({ provenance }) => provenance) },
    { label: words.t('results.on-behalf'), value: ofFigure((figure) => figure.enteredOnBehalf) },
    {
      label: words.t('results.report-state'),
      value: ofFigure(({ state }) => words.say(`results.figure-state-${state}`)),
    },
    {
      label: words.t('results.said-of-it'),
      value: ofFigure(({ id }) =>
        sheet.reviews
          .filter(({ measurementId }) => measurementId === id)
          .map((review) => reviewText(page, review))
          .join('; '),
      ),
    },
    { label: words.t('results.nothing-to-report'), value: ({ reason }) => reason },
  ];
};
