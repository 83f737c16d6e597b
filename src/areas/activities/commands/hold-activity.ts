import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { activityById } from '../queries/activities.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import { daysNotYetCome } from '../rules/held-days.ts';
import { holdActivityInput } from '../rules/holding-input.ts';
import { keepCounts } from './keep-counts.ts';

/** The activity took place: when, what came of it, how many took part. Nothing of it is rewritten afterwards. */
export const holdActivity = defineCommand({
  name: 'hold-activity',
  version: 1,
  input: holdActivityInput,
  may: mayKeepActivities,
  run: async (writing, input) => {
    const { tx, actor, chain, entryNo } = writing;
    const { activityId, heldFrom, heldUntil, report = '', reportOn = null, counts } = input;
    const activity = await activityById(tx, chain, activityId);
    if (!activity) throw new NotFound();
    if (activity.state === 'cancelled') return refuse({ key: 'activities.is-cancelled' });
    if (activity.state === 'held') return refuse({ key: 'activities.is-held' });
    const early = daysNotYetCome(input, todayIn());
    if (early) return refuseFields(early);
    const id = input.id ?? newId();
    const { partnershipId } = activity;
    const enteredOnBehalf = behalfOf(actor, input.onBehalf);
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
        entered_on_behalf: enteredOnBehalf,
        entry_no: entryNo,
      })
      .execute();
    await keepCounts(writing, { activityId, partnershipId, enteredOnBehalf }, { counts });
    return done(
      { id },
      {
        subject: { kind: 'activity', id: activityId },
        partnershipId,
        after: { heldFrom, heldUntil, report, reportOn, counts, enteredOnBehalf },
      },
    );
  },
});
