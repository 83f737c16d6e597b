import { conflict, defineCommand, done, refuseFields } from '../../../command/command.ts';
import { canonicalJson } from '../../../command/trail.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { keyOfMeasurement, standingMeasurementKeys } from '../queries/measurement-keys.ts';
import { type MeasurementDetail, measurementHistory } from '../queries/measurements.ts';
import { measurementCorrectionInput } from '../rules/measurement-input.ts';
import { mayMeasure } from '../rules/result-permissions.ts';
import { partsRow, saidRow } from './define-indicator.ts';
import { endReplaced } from './write-facts.ts';

/** Another figure in the place of the one that stands, with the reason; the old one stays to be seen. */
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
    const key = keyOfMeasurement({ ...standing, ...input });
    const keys = await standingMeasurementKeys(tx, chain, [standing.indicatorId]);
    if (key !== keyOfMeasurement(standing) && keys.has(key))
      return refuseFields({ from: [{ key: 'results.already-measured' }] });
    await endReplaced(writing, 'measurements', [{ replaces_id: standing.rowId }]);
    await tx
      .insertInto('measurements')
      .values({
        institute_id: chain,
        entry_no: entryNo,
        id: newId(),
        measurement_id: input.id,
        indicator_id: standing.indicatorId,
        indicator_version_id: standing.indicatorVersionId,
        outcome_id: standing.outcomeId,
        partnership_id: standing.partnershipId,
        from_on: input.from,
        until_on: input.until,
        breakdown: canonicalJson(input.breakdown),
        ...saidRow(input),
        ...partsRow(input),
        provenance: input.provenance,
        entered_on_behalf: input.onBehalf?.source ?? null,
        replaces_id: standing.rowId,
        correction_reason: input.reason,
      })
      .execute();
    const { id, version: _, ...after } = input;
    return done(
      { id, indicatorId: standing.indicatorId },
      {
        subject: { kind: 'measurement', id },
        partnershipId: standing.partnershipId,
        before: comparable(standing),
        after,
      },
    );
  },
});

const comparable = ({ value, from, until, text, comment, provenance }: MeasurementDetail) => ({
  'results.value': value,
  'results.from': from,
  'results.until': until,
  'results.text': text,
  'results.comment': comment,
  'results.provenance': provenance,
});
