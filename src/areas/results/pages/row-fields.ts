import type { Language } from '../../../kernel/language.ts';
import { type FieldErrors, joinErrors, type Problem } from '../../../kernel/problem.ts';
import { sameJson } from '../../../kernel/same-json.ts';
import type { IndicatorDefinition } from '../queries/indicators.ts';
import { isWritten } from '../rules/measured.ts';
import { asked, said } from './sheet-line.ts';
import type { TypedRow } from './typed-rows.ts';

type Placing = { indicators: readonly IndicatorDefinition[]; language: Language };
type Told = { row: TypedRow | undefined; field: string; problems: readonly Problem[] };

/**
 * `measurements.3.value` stands at the value of the fourth line that was filled in, or at its first field where it asks for no value.
 * What all lines share stands at its own field once where all of them say it (a day outside the programme), and at the lines
 * concerned where only some do, as where the window of one of them is closed; that a figure stands already always at its line.
 */
export const atRowFields = (
  errors: FieldErrors,
  rows: readonly TypedRow[],
  placing: Placing,
): FieldErrors => {
  const all = Object.entries(errors).map(([path, problems]): Told => {
    const [, at, field = ''] = /^measurements\.(\d+)\.(\w+)/.exec(path) ?? [];
    return { row: rows[Number(at)], field: field || path, problems };
  });
  return joinErrors(
    ...all.map((told): FieldErrors => {
      const indicator = placing.indicators.find(({ id }) => id === told.row?.indicatorId);
      const isOfLine = isLineField(told.field) || (indicator !== undefined && isOfSome(told, all, rows));
      const field = indicator && isOfLine ? lineField(indicator, told.field, placing.language) : told.field;
      return { [field]: [...told.problems] };
    }),
  );
};

const lineFields: readonly string[] = ['numerator', 'denominator', 'value', ...said];
const isLineField = (field: string): boolean => lineFields.includes(field);

const isOfSome = (told: Told, all: readonly Told[], rows: readonly TypedRow[]): boolean => {
  if (told.problems.some(({ key }) => key === 'results.already-measured')) return true;
  const same = all.filter(({ field, problems }) => field === told.field && sameJson(problems, told.problems));
  return same.length < rows.length;
};

/** Where a line says `field`: that number or those words, else what it asks first. */
const lineField = (indicator: IndicatorDefinition, field: string, language: Language): string => {
  const number = asked(indicator).find((each) => each === field) ?? asked(indicator)[0];
  const inWords = said.find((each) => each === field);
  if (number && !inWords) return `${number}.${indicator.id}`;
  return `${inWords ?? (isWritten(indicator) ? 'text' : 'comment')}.${indicator.id}.${language}`;
};
