import { sql } from 'kysely';
import type { Writing } from '../../../command/command.ts';
import { canonicalJson } from '../../../command/trail.ts';
import { newId } from '../../../kernel/id.ts';
import { replacedRows } from '../queries/replaced-rows.ts';
import { type FactChange, MILESTONE } from '../rules/fact-match.ts';
import { keptParts } from '../rules/kept-parts.ts';
import type { PlannedIndicatorInput } from '../rules/results-input.ts';
import { baselineRow, saidRow } from './define-indicator.ts';

type Place = { indicatorId: string; versionId: string; outcomeId: string; reason: string };
type Baseline = PlannedIndicatorInput['baselines'][number];
type Target = PlannedIndicatorInput['targets'][number];
type Measurement = PlannedIndicatorInput['measurements'][number];

/**
 * Writes changed baselines, targets and measurements of one indicator; what they replace is ended by this entry. A
 * measurement that replaces another stays under its version, in its cell and country, with its parts where its value stays;
 * a target that replaces a milestone is one.
 */
export const writeFacts = async (
  writing: Writing,
  place: Place,
  facts: {
    baselines: readonly FactChange<Baseline>[];
    targets: readonly FactChange<Target>[];
    measurements: readonly FactChange<Measurement>[];
  },
): Promise<void> => {
  const { tx } = writing;
  const common = (replacesId: string | null) => ({
    institute_id: writing.chain,
    entry_no: writing.entryNo,
    id: newId(),
    indicator_id: place.indicatorId,
    replaces_id: replacesId,
    correction_reason: replacesId === null ? null : place.reason,
  });
  const replaced = await replacedRows(
    tx,
    writing.chain,
    facts.measurements.flatMap(({ replacesId }) => replacesId ?? []),
  );
  const baselines = facts.baselines.map(({ fact, replacesId }) => ({
    ...common(replacesId),
    ...baselineRow(fact),
  }));
  const targets = facts.targets.map(({ fact, replacesId, apart }) => ({
    ...common(replacesId),
    ...periodRow(fact),
    is_milestone: apart === MILESTONE,
  }));
  const measurements = facts.measurements.map(({ fact, replacesId, apart }) => {
    const row = common(replacesId);
    const before = replacesId === null ? undefined : replaced.get(replacesId);
    return {
      ...row,
      ...periodRow(fact),
      ...keptParts(before, fact.value),
      measurement_id: before?.measurementId ?? row.id,
      indicator_version_id: before?.versionId ?? place.versionId,
      breakdown: canonicalJson(before?.breakdown ?? fact.breakdown),
      country: apart || null,
      outcome_id: place.outcomeId,
      partnership_id: fact.partnershipId ?? null,
      provenance: fact.provenance,
    };
  });
  await endReplaced(writing, 'baselines', baselines);
  await endReplaced(writing, 'targets', targets);
  await endReplaced(writing, 'measurements', measurements);
  if (baselines.length > 0) await tx.insertInto('baselines').values(baselines).execute();
  if (targets.length > 0) await tx.insertInto('targets').values(targets).execute();
  for (let at = 0; at < measurements.length; at += 1000)
    await tx
      .insertInto('measurements')
      .values(measurements.slice(at, at + 1000))
      .execute();
};

const periodRow = (fact: Omit<Target, 'isMilestone'>) => ({
  from_on: fact.from,
  until_on: fact.until,
  breakdown: canonicalJson(fact.breakdown),
  ...saidRow(fact),
});

/** Ends the rows that others replace: they stay, and every reading as of an earlier number still finds them. */
export const endReplaced = async (
  { tx, chain, entryNo }: Writing,
  table: 'baselines' | 'targets' | 'measurements',
  replacing: readonly { replaces_id: string | null }[],
): Promise<void> => {
  const ids = replacing.flatMap(({ replaces_id }) => replaces_id ?? []);
  if (ids.length === 0) return;
  await sql`update ${sql.table(table)} set ended_by_no = ${entryNo}
    where institute_id = ${chain} and id = any(${ids}::uuid[]) and ended_by_no is null`.execute(tx);
};
