import { conflict, defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { activityById } from '../queries/activities.ts';
import { holdingOf } from '../queries/activity-facts.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import { daysNotYetCome } from '../rules/held-days.ts';
import { correctHoldingInput } from '../rules/holding-input.ts';

/** Other dates, or the report that came later: a row in place of the one before, with the reason. */
export const correctHolding = defineCommand({
  name: 'correct-holding',
  version: 1,
  input: correctHoldingInput,
  may: mayKeepActivities,
  run: async ({ tx, actor, chain, entryNo }, input) => {
    const { activityId, heldFrom, heldUntil, report = '', reportOn = null, reason } = input;
    const activity = await activityById(tx, chain, activityId);
    if (!activity) throw new NotFound();
    const found = await holdingOf(tx, chain, activityId);
    if (!found) return refuse({ key: 'activities.not-held-yet' });
    if (found.id !== input.holdingId)
      return conflict(found.entryNo, {
        'activities.heldFrom': found.heldFrom,
        'activities.heldUntil': found.heldUntil,
        'activities.report': found.report,
        'activities.reportOn': found.reportOn,
      });
    const early = daysNotYetCome(input, todayIn());
    if (early) return refuseFields(early);
    const id = input.id ?? newId();
    const { partnershipId } = activity;
    const enteredOnBehalf = behalfOf(actor, input.onBehalf);
    await tx
      .updateTable('activity_holdings')
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where('id', '=', found.id)
      .execute();
    await tx
      .insertInto('activity_holdings')
      .values({
        institute_id: chain,
        id,
        activity_id: activityId,
        partnership_id: partnershipId,
        held_from: heldFrom,
        held_until: heldUntil,
        report,
        report_on: reportOn,
        replaces_id: found.id,
        correction_reason: reason,
        entered_on_behalf: enteredOnBehalf,
        entry_no: entryNo,
      })
      .execute();
    const { heldFrom: from, heldUntil: until } = found;
    return done(
      { id },
      {
        subject: { kind: 'activity', id: activityId },
        partnershipId,
        before: { heldFrom: from, heldUntil: until, report: found.report, reportOn: found.reportOn },
        after: { heldFrom, heldUntil, report, reportOn, reason, enteredOnBehalf },
      },
    );
  },
});
