import { defineCommand, done, refuseFields, type Writing } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import { outputsOf } from '../../programmes/queries/outcomes.ts';
import { indicatorWithCode, nextPosition } from '../queries/indicator-places.ts';
import { libraryIndicatorById } from '../queries/library-indicators.ts';
import { programmeDays } from '../queries/programme-days.ts';
import { standardAxesWorded } from '../queries/standard-axis-words.ts';
import { baselineErrors } from '../rules/aimed-value.ts';
import { nameProblems } from '../rules/category-names.ts';
import { keptCrossings } from '../rules/crossings.ts';
import { categoryProblems } from '../rules/definition-check.ts';
import { type DefinitionInput, type IndicatorInput, indicatorInput } from '../rules/indicator-input.ts';
import { keptLeftOut } from '../rules/left-out-axes.ts';
import { mayDefineIndicators } from '../rules/result-permissions.ts';
import { wordsOf } from '../rules/worded.ts';
import { definitionErrors } from './definition-errors.ts';

/** A new indicator of an outcome, with its first definition and its baseline; its code is its own in the outcome. */
export const defineIndicator = defineCommand({
  name: 'define-indicator',
  version: 1,
  input: indicatorInput,
  may: mayDefineIndicators,
  run: async (writing, input) => {
    const { tx, chain } = writing;
    const outcome = await tx
      .selectFrom('outcomes')
      .select('id')
      .where('institute_id', '=', chain)
      .where('id', '=', input.outcomeId)
      .executeTakeFirst();
    if (!outcome) return refuseFields({ outcomeId: [{ key: 'problem.not-known-here' }] });
    if (await indicatorWithCode(tx, chain, input))
      return refuseFields({ code: [{ key: 'results.code-taken', args: { code: input.code } }] });
    const errors: FieldErrors = {
      ...(await placeErrors(writing, input)),
      ...categoryProblems(input),
      ...nameProblems(input.axes ?? [], standardAxesWorded()),
      ...(await definitionErrors(writing, { outcomeId: input.outcomeId, code: input.code }, input)),
    };
    const days = (await programmeDays(tx, chain, [outcome.id])).get(outcome.id)!;
    const unmeant: FieldErrors = input.baseline
      ? baselineErrors(input.baseline, { indicator: { ...input, scale: input.scale ?? [] }, programme: days })
      : {};
    // The form asks both beside each other: `baseline` is the value.
    if (unmeant.value) errors.baseline = unmeant.value;
    if (unmeant.year) errors['baseline.year'] = unmeant.year;
    if (Object.keys(errors).length > 0) return refuseFields(errors);
    const id = input.id ?? newId();
    await insertIndicator(writing, id, input);
    const { id: _, ...after } = input;
    return done({ id }, { subject: { kind: 'indicator', id }, after });
  },
});

/** An output is one of the outcome's own; what it is filled from stands in the institute's library. */
const placeErrors = async ({ tx, chain }: Writing, input: IndicatorInput): Promise<FieldErrors> => {
  const unknown = [{ key: 'problem.not-known-here' as const }];
  const errors: FieldErrors = {};
  if (input.outputId) {
    const outputs = await outputsOf(tx, chain, input.outcomeId);
    if (!outputs.some(({ id }) => id === input.outputId)) errors.outputId = unknown;
  }
  if (input.libraryId && !(await libraryIndicatorById(tx, chain, input.libraryId)))
    errors.libraryId = unknown;
  return errors;
};

const insertIndicator = async (writing: Writing, id: string, input: IndicatorInput): Promise<void> => {
  const { tx, chain, entryNo } = writing;
  const key = { institute_id: chain, entry_no: entryNo };
  await tx
    .insertInto('indicators')
    .values({
      ...key,
      id,
      outcome_id: input.outcomeId,
      output_id: input.outputId ?? null,
      library_id: input.libraryId ?? null,
      code: input.code,
      result_key: input.resultKey,
      position: input.position ?? (await nextPosition(tx, chain, input.outcomeId)),
    })
    .execute();
  await tx
    .insertInto('indicator_versions')
    .values({ ...key, ...definitionRow(input), id: newId(), indicator_id: id, edition: 1, series: 1 })
    .execute();
  if (input.baseline)
    await tx
      .insertInto('baselines')
      .values({ ...key, ...baselineRow(input.baseline), id: newId(), indicator_id: id })
      .execute();
};

/** Columns of a definition, the same for a new indicator, a new version and an import. */
export const definitionRow = (input: DefinitionInput) => {
  const { unit, sourceOfVerification, responsible } = wordsOf(input);
  return {
    title: JSON.stringify(input.title),
    description: JSON.stringify(input.description ?? {}),
    measure: input.measure,
    ascending: input.ascending,
    over_time: input.overTime,
    over_partners: input.overPartners,
    unit: JSON.stringify(unit),
    source_of_verification: JSON.stringify(sourceOfVerification),
    frequency: input.frequency ?? null,
    responsible: JSON.stringify(responsible),
    axes: JSON.stringify(input.axes ?? []),
    crossings: JSON.stringify(keptCrossings(input.crossings)),
    left_out_axes: keptLeftOut(input.leftOutAxes),
    scale: JSON.stringify(input.scale ?? []),
    formula: input.formula || null,
  };
};

type Said = { value?: string | undefined; text?: object | undefined; comment?: object | undefined };

/** Columns of what a baseline, target or measurement says. */
export const saidRow = ({ value, text, comment }: Said) => ({
  value: value ?? null,
  text_value: text ? JSON.stringify(text) : null,
  comment: comment ? JSON.stringify(comment) : null,
});

type Parts = {
  numerator?: string | undefined;
  denominator?: string | undefined;
  country?: string | undefined;
};

/** Columns of what a measured percentage is made of, and where it was measured. */
export const partsRow = ({ numerator, denominator, country }: Parts) => ({
  numerator: numerator ?? null,
  denominator: denominator ?? null,
  country: country ?? null,
});

export const baselineRow = (baseline: NonNullable<IndicatorInput['baseline']>) => ({
  year: baseline.year,
  on_day: baseline.on ?? null,
  ...saidRow(baseline),
});
