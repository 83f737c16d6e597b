import {
  conflict,
  defineCommand,
  done,
  refuse,
  refuseFields,
  type Writing,
} from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { type FieldErrors, NotFound, type Problem } from '../../../kernel/problem.ts';
import { definitionsOf, type IndicatorDefinition } from '../queries/indicators.ts';
import { type ReturningFact, returningFacts } from '../queries/returning-facts.ts';
import { standardAxesWorded } from '../queries/standard-axis-words.ts';
import { type Standing, standingValues } from '../queries/standing-values.ts';
import { nameProblems } from '../rules/category-names.ts';
import { cellChangeErrors } from '../rules/cell-change-check.ts';
import { scalesOtherwise, whyStepsAreGone } from '../rules/changed-scale.ts';
import {
  comesTogetherOtherwise,
  countsOtherwise,
  whyNotComparable,
  wordsUnitOtherwise,
} from '../rules/comparable.ts';
import { keptCrossings } from '../rules/crossings.ts';
import { categoryProblems } from '../rules/definition-check.ts';
import { type DefinitionInput, type RedefinitionInput, redefinitionInput } from '../rules/indicator-input.ts';
import { keptLeftOut } from '../rules/left-out-axes.ts';
import { mayDefineIndicators } from '../rules/result-permissions.ts';
import { renamedStandards } from '../rules/standard-axes.ts';
import { isTranslated, translationsIn, wordedPartsOf } from '../rules/translated.ts';
import { type InWords, wordsOf } from '../rules/worded.ts';
import { carryBaselines } from './carry-baselines.ts';
import { carryCells } from './carry-cells.ts';
import { carryTargets } from './carry-targets.ts';
import { definitionRow } from './define-indicator.ts';
import { definitionErrors } from './definition-errors.ts';
import { saysTheSame } from './says-the-same.ts';
import { wholeDefinition } from './whole-definition.ts';
import { endReplaced } from './write-facts.ts';
import { writeTranslations } from './write-translations.ts';

/**
 * From now on the indicator means this. What was measured under an earlier meaning stays as it was, in the cell in which
 * it was measured; where its categories are no more, what became of each is written down.
 */
export const redefineIndicator = defineCommand({
  name: 'redefine-indicator',
  version: 1,
  input: redefinitionInput,
  may: mayDefineIndicators,
  run: async (writing, input) => {
    const { tx, chain } = writing;
    const { indicatorId, comparable, version, reason, cells, returning, countsFrom, ...said } = input;
    const found = (await definitionsOf(tx, chain, [indicatorId])).get(indicatorId);
    if (!found) throw new NotFound();
    if (found.version !== version) return conflict(found.version, wholeDefinition(found));
    const definition = {
      ...said,
      ...wordsOf(said, found),
      axes: renamedStandards(said.axes ?? [], found.axes, cells),
      crossings: said.crossings ?? keptCrossings(found.crossings),
      leftOutAxes: keptLeftOut(said.leftOutAxes ?? found.leftOutAxes),
    };
    if (comparable && saysTheSame(found, definition)) return refuse({ key: 'results.definition-unchanged' });
    const errors: FieldErrors = {
      // One that stands without any, as a publication brought it, may be worded otherwise.
      ...(Object.keys(categoryProblems(found)).length > 0 ? {} : categoryProblems(definition)),
      ...nameProblems(definition.axes, standardAxesWorded(), found.axes),
      ...(await definitionErrors(writing, found, definition, found)),
      ...cellChangeErrors(found.axes, definition.axes, cells),
    };
    // Under another meaning what was aimed at is history, also where its category comes back.
    const revived = comparable ? await returningFacts(tx, chain, found, definition.axes) : [];
    for (const [at, { id }] of revived.entries())
      if (!returning.some((each) => each.id === id))
        errors[`returning.${at}.stands`] = [{ key: 'results.say-whether-stands' }];
    const standing = await standingValues(tx, chain, indicatorId);
    const incomparable =
      whyNotComparable(found, definition) ?? whyStepsAreGone(standing.values, definition.scale ?? []);
    if (comparable && incomparable) errors.comparable = [incomparable];
    const unexplained = reason
      ? []
      : whyToSay(found, { ...definition, comparable, changes: cells.length + returning.length }, standing);
    if (unexplained.length > 0) errors.reason = unexplained;
    if (!comparable && definition.formula && !countsFrom) errors.countsFrom = [{ key: 'problem.missing' }];
    if (Object.keys(errors).length > 0) return refuseFields(errors);
    if (comparable && cells.length + returning.length === 0 && isTranslated(found, definition))
      return translated(writing, found, definition, reason);
    const step = { found, toVersionId: newId(), isComparable: comparable };
    const since = sinceFormula(found, input);
    await writeVersion(writing, step, { definition, reason, countsFrom: since });
    await carryCells(writing, step, cells);
    await endReturning(writing, revived, returning);
    // Where what does not compare stood, and what was aimed at, is history.
    if (comparable) {
      await carryBaselines(writing, indicatorId, cells, reason ?? '');
      await carryTargets(writing, indicatorId, cells, reason ?? '');
    }
    const edition = found.edition + 1;
    return done(
      { id: indicatorId, edition },
      {
        subject: { kind: 'indicator', id: indicatorId },
        before: shown(found),
        after: {
          ...definition,
          ...{ comparable, reason, cells, edition },
          ...(revived.length > 0 ? { returning } : {}),
          ...(since ? { countsFrom: since } : {}),
        },
      },
    );
  },
});

/** Words in further languages: the version in force says them, and the trail what they were. */
const translated = async (
  writing: Writing,
  found: IndicatorDefinition,
  definition: Parameters<typeof wordedPartsOf>[0],
  reason: string | undefined,
) => {
  const [before, after] = [wordedPartsOf(found), wordedPartsOf(definition)];
  await writeTranslations(writing, found, after);
  const { id, edition } = found;
  const [was, is] = [translationsIn(before, after), translationsIn(after, before)];
  return done(
    { id, edition },
    {
      subject: { kind: 'indicator', id },
      before: { translations: was, edition },
      after: { translations: is, edition, ...(reason ? { reason } : {}) },
    },
  );
};

/** What of a category that comes back is said not to stand again ends, and nothing takes its place. */
const endReturning = async (
  writing: Writing,
  revived: readonly ReturningFact[],
  said: RedefinitionInput['returning'],
): Promise<void> => {
  for (const table of ['targets', 'baselines'] as const) {
    const ended = revived.filter(
      ({ kind, id }) => kind === table && said.some((each) => each.id === id && !each.stands),
    );
    await endReplaced(
      writing,
      table,
      ended.map(({ id }) => ({ replaces_id: id })),
    );
  }
};

/**
 * What takes figures out of the totals or works them out otherwise, another scale under what stands on it, what is called comparable although it may not be, and
 * categories that are no more or come back (`changes`): each is said with its reason.
 */
const whyToSay = (
  found: IndicatorDefinition,
  {
    comparable,
    changes,
    ...definition
  }: InWords<DefinitionInput> &
    Pick<RedefinitionInput, 'comparable'> & {
      changes: number;
    },
  { measured, isAimed }: Standing,
): Problem[] => [
  ...(comparable ? [] : [{ key: 'results.no-longer-compares' }]),
  ...((found.formula ?? '') === (definition.formula ?? '') ? [] : [{ key: 'results.formula-otherwise' }]),
  ...(comparable && countsOtherwise(found.overTime, definition.overTime)
    ? [{ key: 'results.counts-otherwise' }]
    : []),
  ...(comparable && measured > 0 && comesTogetherOtherwise(found, definition)
    ? [{ key: 'results.way-otherwise' }]
    : []),
  ...(comparable && wordsUnitOtherwise(found, definition) ? [{ key: 'results.unit-otherwise' }] : []),
  ...(comparable && (measured > 0 || isAimed) && scalesOtherwise(found.scale, definition.scale ?? [])
    ? [{ key: 'results.scale-otherwise' }]
    : []),
  ...(changes > 0 ? [{ key: 'problem.missing' }] : []),
];

/** The first day that counts by the formula: as it is said where it begins a series, else as it was. */
const sinceFormula = (
  found: IndicatorDefinition,
  { comparable, formula, countsFrom }: RedefinitionInput,
): string | null => {
  if (!formula) return null;
  return comparable ? found.countsFrom : (countsFrom ?? null);
};

/** What a definition says, for the trail. */
export const shown = ({
  title,
  measure,
  overTime,
  overPartners,
  unit,
  sourceOfVerification,
  responsible,
  axes,
  crossings,
  leftOutAxes,
  formula,
}: IndicatorDefinition) => ({
  title,
  measure,
  overTime,
  overPartners,
  unit,
  sourceOfVerification,
  responsible,
  axes,
  crossings,
  leftOutAxes,
  formula,
});

type Step = { found: IndicatorDefinition; toVersionId: string; isComparable: boolean };

const writeVersion = async (
  { tx, chain, entryNo }: Writing,
  { found, toVersionId, isComparable }: Step,
  {
    definition,
    reason,
    countsFrom,
  }: { definition: DefinitionInput; reason: string | undefined; countsFrom: string | null },
): Promise<void> => {
  await tx
    .updateTable('indicator_versions')
    .set({ ended_by_no: entryNo })
    .where('institute_id', '=', chain)
    .where('id', '=', found.versionId)
    .execute();
  const edition = found.edition + 1;
  await tx
    .insertInto('indicator_versions')
    .values({
      institute_id: chain,
      entry_no: entryNo,
      id: toVersionId,
      indicator_id: found.id,
      edition,
      series: isComparable ? found.series : edition,
      change_reason: reason || null,
      counts_from: countsFrom,
      ...definitionRow(definition),
    })
    .execute();
  await tx
    .updateTable('indicators')
    .set({ version: found.version + 1 })
    .where('institute_id', '=', chain)
    .where('id', '=', found.id)
    .execute();
};
