import { defineCommand, done, refuseFields, type Writing } from '../../../command/command.ts';
import { canonicalJson } from '../../../command/trail.ts';
import { newId } from '../../../kernel/id.ts';
import { type OutcomeResults, resultsOfOutcome } from '../queries/outcome-results.ts';
import { beginsSeries, changedFacts, sameDefinition, writtenDefinition } from '../queries/results-changes.ts';
import { mayDefineIndicators } from '../rules/result-permissions.ts';
import { type PlannedIndicatorInput, type ResultInput, resultsInput } from '../rules/results-input.ts';
import { aimErrors } from './aim-errors.ts';
import { carryCells } from './carry-cells.ts';
import { cellErrors, fileReadings, inCellsInForce } from './cell-errors.ts';
import { definitionRow } from './define-indicator.ts';
import { plannedDefinitionErrors } from './definition-errors.ts';
import { factErrors } from './fact-errors.ts';
import { foldedCountries } from './folded-countries.ts';
import { writeFacts } from './write-facts.ts';

/** How many results, indicators and facts are new, changed, or stood as they are. */
export type ResultsOutcome = {
  created: number;
  updated: number;
  unchanged: number;
  indicators: Record<string, string>;
};

const reason = 'The results of the outcome were given anew';

/**
 * All results of an outcome in one call, as an import or a programme file gives them: what is new is added, what says
 * something else replaces what stood, what is not named stays. Given twice, the second time changes nothing.
 */
export const defineResults = defineCommand({
  name: 'define-results',
  version: 1,
  input: resultsInput,
  may: mayDefineIndicators,
  run: async (writing, given) => {
    const { tx, chain } = writing;
    const outcome = await tx
      .selectFrom('outcomes')
      .select('id')
      .where('institute_id', '=', chain)
      .where('id', '=', given.outcomeId)
      .executeTakeFirst();
    if (!outcome) return refuseFields({ outcomeId: [{ key: 'problem.not-known-here' }] });
    const standing = await resultsOfOutcome(tx, chain, given.outcomeId);
    const readings = await fileReadings(writing, given, standing);
    const input = inCellsInForce(await foldedCountries(writing, given), standing, readings);
    const errors = {
      ...(await plannedDefinitionErrors(writing, input, standing)),
      ...(await factErrors(writing, input, standing)),
      ...(await aimErrors(writing, input, standing)),
      ...cellErrors(input, standing, readings),
    };
    if (Object.keys(errors).length > 0) return refuseFields(errors);
    const value: ResultsOutcome = { created: 0, updated: 0, unchanged: 0, indicators: {} };
    let position = 0;
    for (const [at, result] of input.results.entries()) {
      value[await writeResult(writing, input.outcomeId, result, { at, standing })] += 1;
      for (const indicator of result.indicators) {
        const place = { outcomeId: input.outcomeId, resultKey: result.key, position: position++ };
        value.indicators[indicator.code] = await writeIndicator(writing, place, indicator, {
          standing,
          value,
        });
      }
    }
    const { indicators: _, ...counts } = value;
    return done(value, {
      subject: { kind: 'outcome', id: input.outcomeId },
      after: { ...counts, results: input.results },
    });
  },
});

type Standing = { standing: OutcomeResults };

const writeResult = async (
  { tx, chain, entryNo }: Writing,
  outcomeId: string,
  result: ResultInput,
  { at, standing }: Standing & { at: number },
): Promise<'created' | 'updated' | 'unchanged'> => {
  const row = {
    type: result.type,
    title: JSON.stringify(result.title),
    description: JSON.stringify(result.description ?? {}),
    aggregation_status: result.aggregationStatus ?? null,
    position: at,
  };
  const found = standing.results.find(({ key }) => key === result.key);
  if (!found) {
    const key = { institute_id: chain, outcome_id: outcomeId, key: result.key, entry_no: entryNo };
    await tx
      .insertInto('results')
      .values({ ...key, ...row })
      .execute();
    return 'created';
  }
  const before = [found.type, found.title, found.description, found.aggregationStatus, found.position];
  const after = [result.type, result.title, result.description ?? {}, row.aggregation_status, at];
  if (canonicalJson(before) === canonicalJson(after)) return 'unchanged';
  await tx
    .updateTable('results')
    .set(row)
    .where('institute_id', '=', chain)
    .where('outcome_id', '=', outcomeId)
    .where('key', '=', result.key)
    .execute();
  return 'updated';
};

type IndicatorPlace = { outcomeId: string; resultKey: string; position: number };

const writeIndicator = async (
  writing: Writing,
  place: IndicatorPlace,
  planned: PlannedIndicatorInput,
  { standing, value }: Standing & { value: ResultsOutcome },
): Promise<string> => {
  const found = standing.indicators.find(({ code }) => code === planned.code);
  const id = found?.id ?? planned.id ?? newId();
  if (!found) await insertIndicator(writing, id, place, planned);
  else if (found.resultKey !== place.resultKey || found.position !== place.position)
    await moveIndicator(writing, id, place);
  const versionId = await writeDefinition(writing, id, planned, found);
  value[found ? (versionId === found.versionId ? 'unchanged' : 'updated') : 'created'] += 1;
  const facts = changedFacts(id, planned, standing);
  await writeFacts(writing, { indicatorId: id, versionId, outcomeId: place.outcomeId, reason }, facts);
  for (const { replacesId } of [...facts.baselines, ...facts.targets, ...facts.measurements])
    value[replacesId === null ? 'created' : 'updated'] += 1;
  value.unchanged += facts.unchanged;
  return id;
};

const insertIndicator = (
  { tx, chain, entryNo }: Writing,
  id: string,
  place: IndicatorPlace,
  { code, libraryId }: PlannedIndicatorInput,
) =>
  tx
    .insertInto('indicators')
    .values({
      institute_id: chain,
      id,
      outcome_id: place.outcomeId,
      code,
      library_id: libraryId ?? null,
      result_key: place.resultKey,
      position: place.position,
      entry_no: entryNo,
    })
    .execute();

const moveIndicator = ({ tx, chain }: Writing, id: string, { resultKey, position }: IndicatorPlace) =>
  tx
    .updateTable('indicators')
    .set({ result_key: resultKey, position })
    .where('institute_id', '=', chain)
    .where('id', '=', id)
    .execute();

/**
 * The version in force where it says the same, else a new one; its values stay comparable with those before where they can
 * be. Whoever has the earlier definition open is told.
 */
const writeDefinition = async (
  writing: Writing,
  indicatorId: string,
  planned: PlannedIndicatorInput,
  found: OutcomeResults['indicators'][number] | undefined,
): Promise<string> => {
  if (found && sameDefinition(found, planned)) return found.versionId;
  const row = definitionRow(writtenDefinition(planned, found));
  const { tx, chain, entryNo } = writing;
  const id = newId();
  if (found) await endDefinition(writing, found);
  const isComparable = !beginsSeries(found, planned);
  const edition = (found?.edition ?? 0) + 1;
  const key = { institute_id: chain, entry_no: entryNo, id, indicator_id: indicatorId };
  await tx
    .insertInto('indicator_versions')
    .values({
      ...{ ...key, ...row, edition },
      series: isComparable ? (found?.series ?? 1) : edition,
      counts_from: isComparable ? (found?.countsFrom ?? null) : null,
    })
    .execute();
  if (found) await carryCells(writing, { found, toVersionId: id, isComparable }, []);
  return id;
};

const endDefinition = async (
  { tx, chain, entryNo }: Writing,
  { id, version, versionId }: OutcomeResults['indicators'][number],
): Promise<void> => {
  await tx
    .updateTable('indicator_versions')
    .set({ ended_by_no: entryNo })
    .where('institute_id', '=', chain)
    .where('id', '=', versionId)
    .execute();
  await tx
    .updateTable('indicators')
    .set({ version: version + 1 })
    .where('institute_id', '=', chain)
    .where('id', '=', id)
    .execute();
};
