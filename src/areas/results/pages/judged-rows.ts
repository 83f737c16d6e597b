import { inputProblems } from '../../../command/input-problems.ts';
import { type FieldErrors, joinErrors, NotAllowed } from '../../../kernel/problem.ts';
import type { Page } from '../../../page/page.ts';
import { judgeMeasurements, type LegibleMeasurement } from '../commands/judge-measurements.ts';
import type { IndicatorDefinition } from '../queries/indicators.ts';
import { endsAfterItBegins, untilBeforeFrom } from '../rules/fact-input.ts';
import { measurementsInput } from '../rules/measurement-input.ts';
import { mayMeasure } from '../rules/result-permissions.ts';
import { instituteOf } from './address.ts';
import { atRowFields } from './row-fields.ts';
import { numbers } from './sheet-line.ts';
import type { TypedRow } from './typed-rows.ts';

type Judging = {
  /** What cannot be read, by field of the page. */
  unread: FieldErrors;
  /** What of the rows the command cannot take (`unfitRows`). */
  unfit: FieldErrors;
  indicators: readonly IndicatorDefinition[];
};

/** What of the rows was left empty that no row may leave empty, or is longer than what is kept; by field of the command. */
export const unfitRows = (measurements: readonly TypedRow[]): FieldErrors => {
  const parsed = measurementsInput.safeParse({ measurements });
  const problems = parsed.success ? {} : inputProblems(parsed.error);
  return joinErrors(
    Object.fromEntries(Object.entries(problems).filter(([path]) => !isUnclear(measurements, path))),
    // The schema says it only of a row of which it finds nothing else to say.
    ...measurements.map(({ from, until }, at) =>
      from && until && !endsAfterItBegins({ from, until })
        ? { [`measurements.${at}.until`]: [{ key: untilBeforeFrom.error }] }
        : {},
    ),
  );
};

/** A row whose number cannot be read says something all the same. */
const isUnclear = (rows: readonly TypedRow[], path: string): boolean => {
  const [, at, field] = fieldIn(path);
  return field === 'value' && rows[Number(at)]?.unclear !== undefined;
};

const fieldIn = (path: string) => /^measurements\.(\d+)\.(\w+)/.exec(path) ?? [];

/**
 * What is wrong with rows that the command cannot take as a whole, by field of the page: what cannot be read, and what the command
 * would say of the rest. Nobody is sent back twice for one form.
 * @throws NotAllowed where the actor may not measure for whom they are.
 */
export const judgedRows = async (
  page: Page,
  rows: readonly TypedRow[],
  { unread, unfit, indicators }: Judging,
): Promise<FieldErrors> => {
  for (const row of rows) {
    const allowed = mayMeasure(page.actor, row);
    if (allowed !== true) throw new NotAllowed(allowed);
  }
  const legible = rows.map((row, at) => legibleRow(row, unfitFieldsOf(unfit, at)));
  const chain = instituteOf(page);
  const { errors } = await page.read((tx) => judgeMeasurements({ tx, chain, actor: page.actor }, legible));
  const placing = { language: page.words.language, indicators };
  const judged = joinErrors(unread, atRowFields(byRow(errors), rows, placing));
  // Of a field of which something is said already it is no news that it is empty.
  return { ...atRowFields(unfit, rows, placing), ...judged };
};

/** `measurements.3.value` for the value of the fourth row, as the command tells it. */
const byRow = (errors: readonly FieldErrors[]): FieldErrors =>
  Object.fromEntries(
    errors.flatMap((each, at) =>
      Object.entries(each).map(([field, problems]) => [`measurements.${at}.${field}`, problems]),
    ),
  );

const unfitFieldsOf = (unfit: FieldErrors, row: number): ReadonlySet<string> =>
  new Set(
    Object.keys(unfit).flatMap((path) => {
      const [, at, field] = fieldIn(path);
      return field && Number(at) === row ? [field] : [];
    }),
  );

const legibleRow = (row: TypedRow, unfit: ReadonlySet<string>): LegibleMeasurement => {
  const { indicatorId, meaning, breakdown, from, until, country, partnershipId } = row;
  const unclear = numbers.filter((part) => row.unclear?.includes(part) || unfit.has(part));
  const parts = numbers.filter((part) => !unclear.includes(part)).map((part) => [part, row[part]]);
  return {
    ...{ indicatorId, meaning, breakdown, unclear, from, until },
    ...Object.fromEntries(parts),
    country: unfit.has('country') ? undefined : country,
    partnershipId: unfit.has('partnershipId') ? undefined : partnershipId,
    isUnplaced: unfit.has('country') || unfit.has('partnershipId'),
  };
};
