import type { ListColumn } from '../../../page/list-export.ts';
import type { Page } from '../../../page/page.ts';
import { ownCellText } from '../queries/cell-words.ts';
import type { MeasurementState } from '../queries/measurement-states.ts';
import type { MeasurementDetail } from '../queries/measurements.ts';
import { valueColumns } from './value-columns.ts';

type States = ReadonlyMap<string, Pick<MeasurementState, 'state'>> | undefined;

/** Measurements as they are taken along; `states` is absent for who reads no sheets. */
export const measurementColumns = (
  page: Page,
  states: States,
  rows: readonly MeasurementDetail[],
): ListColumn<MeasurementDetail>[] => {
  const { words } = page;
  return [
    { label: words.t('results.outcome'), value: ({ outcomeCode }) => outcomeCode },
    { label: words.t('results.code'), value: ({ indicatorCode }) => indicatorCode },
    { label: words.t('results.indicator'), value: ({ indicatorTitle }) => words.text(indicatorTitle) },
    { label: words.t('results.partner'), value: ({ partner }) => partner },
    {
      label: words.t('results.measured-country'),
      value: ({ country }) => country && words.country(country),
    },
    { label: words.t('results.from'), kind: 'day', value: ({ from }) => from },
    { label: words.t('results.until'), kind: 'day', value: ({ until }) => until },
    ...valueColumns(page, {
      label: words.t('results.value'),
      rows,
      of: ({ value, measure, unit, scale }) => ({ value, of: { measure, unit, scale } }),
    }),
    { label: words.t('results.numerator'), kind: 'number', value: ({ numerator }) => numerator },
    { label: words.t('results.denominator'), kind: 'number', value: ({ denominator }) => denominator },
    { label: words.t('results.unit'), value: ({ unit }) => words.text(unit) },
    {
      label: words.t('results.of-whom'),
      value: ({ breakdown, axes }) => ownCellText(words, breakdown, axes),
    },
    { label: words.t('results.text'), value: ({ text }) => words.text(text) },
    { label: words.t('results.comment'), value: ({ comment }) => words.text(comment) },
    { label: words.t('results.provenance'), value: ({ provenance }) => provenance },
    { label: words.t('results.on-behalf'), value: ({ enteredOnBehalf }) => enteredOnBehalf },
    { label: words.t('results.correction-reason'), value: ({ correctionReason }) => correctionReason },
    ...(states
      ? [
          {
            label: words.t('results.report-state'),
            value: ({ id, endedByNo }: MeasurementDetail) =>
              endedByNo === null
                ? words.say(`results.figure-state-${states.get(id)?.state ?? 'recorded'}`)
                : null,
          },
        ]
      : []),
    { label: words.t('results.told'), value: ({ told }) => told },
  ];
};

/** The same of one indicator, with what was replaced or taken back. */
export const everMeasuredColumns = (
  page: Page,
  states: States,
  rows: readonly MeasurementDetail[],
): ListColumn<MeasurementDetail>[] => {
  const { words } = page;
  const standing = new Set(rows.flatMap(({ id, endedByNo }) => (endedByNo === null ? id : [])));
  return [
    ...measurementColumns(page, states, rows),
    {
      label: words.t('results.no-more'),
      value: ({ id, endedByNo }) =>
        endedByNo === null ? null : words.t(standing.has(id) ? 'results.replaced' : 'results.withdrawn'),
    },
  ];
};
