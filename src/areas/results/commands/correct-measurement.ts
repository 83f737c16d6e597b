import {
  conflict,
  defineCommand,
  done,
  refuse,
  refuseFields,
  type Writing,
} from '../../../command/command.ts';
import { canonicalJson } from '../../../command/trail.ts';
import { holds } from '../../../kernel/actor.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound, type Problem } from '../../../kernel/problem.ts';
import { readingInForce } from '../queries/cell-in-force.ts';
import { keyOfMeasurement, standingMeasurementKeys } from '../queries/measurement-keys.ts';
import { statesOf } from '../queries/measurement-states.ts';
import { type MeasurementDetail, measurementHistory } from '../queries/measurements.ts';
import { coveringWindows } from '../queries/reporting-windows.ts';
import type { Cell } from '../rules/cell-change.ts';
import { closedFor } from '../rules/closed-period.ts';
import { measuredValue } from '../rules/measured-value.ts';
import { type MeasurementCorrectionInput, measurementCorrectionInput } from '../rules/measurement-input.ts';
import { mayCorrect } from '../rules/report-permissions.ts';
import { whyFixed } from '../rules/report-state.ts';
import { mayMeasure } from '../rules/result-permissions.ts';
import { partsRow, saidRow } from './define-indicator.ts';
import { endReplaced } from './write-facts.ts';

/**
 * Another figure in the place of the one that stands, with the reason; the old one stays to be seen. An approved figure, or one
 * of a locked period, is restated by an officer alone, who says who was told; it stays approved. None is moved into days
 * that take no new figures. It is judged by the definition under which it was measured.
 */
export const correctMeasurement = defineCommand({
  name: 'correct-measurement',
  version: 1,
  input: measurementCorrectionInput,
  may: (actor) => mayMeasure(actor, { partnershipId: actor.partnerships[0] }),
  run: async (writing, input) => {
    const { tx, chain, actor, entryNo } = writing;
    const [standing] = await measurementHistory(tx, chain, input.id);
    if (!standing || standing.endedByNo !== null) throw new NotFound();
    const allowed = mayMeasure(actor, standing);
    if (allowed !== true) throw new NotAllowed(allowed);
    if (standing.entryNo !== input.version) return conflict(standing.entryNo, comparable(standing));
    const state = (await statesOf(tx, chain, [input.id])).get(input.id)?.state;
    // It may have become so since the form was opened: what was typed is kept.
    const mayChange = mayCorrect(actor, { ...standing, state });
    if (mayChange !== true) return refuse(mayChange);
    const isRestated = whyFixed(state) !== undefined;
    if (isRestated && !input.told) return refuseFields({ told: [{ key: 'results.say-who-was-told' }] });
    const found = measuredValue(standing, input);
    if ('errors' in found) return refuseFields(found.errors);
    const said = { ...input, value: found.value };
    const closed = await closedForMoved(writing, standing, input);
    if (closed) return refuseFields({ from: [closed] });
    const read = await readingInForce(tx, chain, standing.indicatorVersionId);
    const keyOf = (figure: MeasurementDetail) =>
      keyOfMeasurement({ ...figure, breakdown: read(figure.breakdown as Cell) });
    const key = keyOf({ ...standing, ...input } as MeasurementDetail);
    const keys = await standingMeasurementKeys(
      tx,
      chain,
      [standing.indicatorId],
      standing.indicatorVersionId,
    );
    if (key !== keyOf(standing) && keys.has(key))
      return refuseFields({ from: [{ key: 'results.already-measured' }] });
    await endReplaced(writing, 'measurements', [{ replaces_id: standing.rowId }]);
    const rowId = newId();
    await tx
      .insertInto('measurements')
      .values({
        institute_id: chain,
        entry_no: entryNo,
        id: rowId,
        measurement_id: input.id,
        indicator_id: standing.indicatorId,
        indicator_version_id: standing.indicatorVersionId,
        outcome_id: standing.outcomeId,
        partnership_id: standing.partnershipId,
        from_on: input.from,
        until_on: input.until,
        breakdown: canonicalJson(input.breakdown),
        ...saidRow(said),
        ...partsRow(input),
        // No form says where anew: the place stays unless the correction names another.
        country: input.country ?? standing.country,
        provenance: input.provenance,
        entered_on_behalf: input.onBehalf?.source ?? null,
        replaces_id: standing.rowId,
        correction_reason: input.reason,
      })
      .execute();
    if (isRestated && input.told)
      await writeRestatement(writing, { standing, rowId, reason: input.reason, told: input.told });
    const { id, version: _, ...after } = said;
    return done(
      { id, rowId, indicatorId: standing.indicatorId },
      {
        subject: { kind: 'measurement', id },
        partnershipId: standing.partnershipId,
        before: comparable(standing),
        after,
      },
    );
  },
});

/** In other days it is a new figure there: its window says whether it takes one. */
const closedForMoved = async (
  { tx, chain, actor }: Writing,
  { indicatorId, partnershipId, from, until }: MeasurementDetail,
  moved: MeasurementCorrectionInput,
): Promise<Problem | undefined> => {
  if (!partnershipId || (moved.from === from && moved.until === until)) return undefined;
  const windows = await coveringWindows(tx, chain, [partnershipId]);
  const isPartner = holds(actor, 'partner_coordinator', 'partner_treasurer');
  return closedFor({ indicatorId, partnershipId, until: moved.until }, windows, {
    day: todayIn(),
    isPartner,
  });
};

type Restated = { standing: MeasurementDetail; rowId: string; reason: string; told: string };

const writeRestatement = async (
  { tx, chain, actor, entryNo }: Writing,
  { standing, rowId, reason, told }: Restated,
): Promise<void> => {
  await tx
    .insertInto('measurement_restatements')
    .values({
      institute_id: chain,
      id: newId(),
      measurement_id: standing.id,
      row_id: rowId,
      replaced_row_id: standing.rowId,
      outcome_id: standing.outcomeId,
      partnership_id: standing.partnershipId,
      until_on: standing.until,
      reason,
      told,
      by_name: actor.name,
      entry_no: entryNo,
    })
    .execute();
};

const comparable = ({ value, from, until, text, comment, provenance }: MeasurementDetail) => ({
  'results.value': value,
  'results.from': from,
  'results.until': until,
  'results.text': text,
  'results.comment': comment,
  'results.provenance': provenance,
});
