import {
  conflict,
  defineCommand,
  done,
  refuse,
  refuseFields,
  type Writing,
} from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound, type Problem } from '../../../kernel/problem.ts';
import { statesOf } from '../queries/measurement-states.ts';
import { type MeasurementDetail, measurementHistory } from '../queries/measurements.ts';
import { sheetPlaceOf } from '../queries/sheet-places.ts';
import { isWhole } from '../rules/breakdown-sum.ts';
import { measurementWithdrawalInput } from '../rules/measurement-input.ts';
import { mayWithdraw } from '../rules/report-permissions.ts';
import { whyFixed } from '../rules/report-state.ts';
import { mayMeasure } from '../rules/result-permissions.ts';
import { comparable } from './correct-measurement.ts';
import { endReplaced } from './write-facts.ts';
import { writeRestatement } from './write-restatement.ts';

/**
 * A measurement that never was: its row ends and none takes its place, with the reason; as of earlier it still stands. One
 * that was handed in is taken back in its sheet; an approved or locked one by an officer alone, who says who was told, and
 * where its sheet would lack it then, the reason stands there as why there is nothing. Of the institute's own the withdrawal waits
 * in its sheet until another approves it.
 */
export const withdrawMeasurement = defineCommand({
  name: 'withdraw-measurement',
  version: 1,
  input: measurementWithdrawalInput,
  may: (actor) => mayMeasure(actor, { partnershipId: actor.partnerships[0] }),
  run: async (writing, { id, version, reason, told }) => {
    const { tx, chain, actor } = writing;
    const [standing] = await measurementHistory(tx, chain, id);
    if (!standing || standing.endedByNo !== null) throw new NotFound();
    const allowed = mayMeasure(actor, standing);
    if (allowed !== true) throw new NotAllowed(allowed);
    if (standing.entryNo !== version) return conflict(standing.entryNo, comparable(standing));
    const state = (await statesOf(tx, chain, [id])).get(id)?.state;
    // It may have become so since the form was opened: what was typed is kept.
    const mayTakeBack = mayWithdraw(actor, { ...standing, state });
    if (mayTakeBack !== true) return refuse(mayTakeBack);
    if (whyFixed(state)) {
      if (!told) return refuseFields({ told: [{ key: 'results.say-who-was-told' }] });
      const lacking = await saidInSheet(writing, standing, reason);
      if (lacking) return refuse(lacking);
      await writeRestatement(writing, { standing, rowId: null, reason, told });
    }
    await endReplaced(writing, 'measurements', [{ replaces_id: standing.rowId }]);
    return done(
      { id, indicatorId: standing.indicatorId },
      {
        subject: { kind: 'measurement', id },
        partnershipId: standing.partnershipId,
        before: comparable(standing),
        after: { reason, told },
      },
    );
  },
});

/** An indicator of a sheet has a figure for the whole, or the reason why there is nothing, never both. */
const saidInSheet = async (
  { tx, chain, entryNo }: Writing,
  { rowId, indicatorId, outcomeId, partnershipId, country, breakdown }: MeasurementDetail,
  reason: string,
): Promise<Problem | undefined> => {
  if (!isWhole({ breakdown })) return undefined;
  const place = await sheetPlaceOf(tx, chain, rowId);
  if (!place) return undefined;
  if (place.hasOthers) return { key: 'results.withdraw-parts-first' };
  if (place.saysNothing) return undefined;
  await tx
    .insertInto('unreported_figures')
    .values({
      institute_id: chain,
      id: newId(),
      report_id: place.reportId,
      partnership_id: partnershipId,
      indicator_id: indicatorId,
      outcome_id: outcomeId,
      country,
      reason,
      entry_no: entryNo,
    })
    .execute();
  return undefined;
};
