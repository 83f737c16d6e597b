import { defineCommand, done, refuse } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { activityById } from '../queries/activities.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import { cancelActivityInput } from '../rules/holding-input.ts';

/** The activity will not take place, and why. What was held cannot be cancelled. */
export const cancelActivity = defineCommand({
  name: 'cancel-activity',
  version: 1,
  input: cancelActivityInput,
  constraints: {
    an_activity_with_expenses_cannot_be_cancelled: { problem: { key: 'activities.has-expenses' } },
  },
  may: mayKeepActivities,
  run: async ({ tx, actor, chain, entryNo }, { activityId, reason, onBehalf }) => {
    const activity = await activityById(tx, chain, activityId);
    if (!activity) throw new NotFound();
    if (activity.state === 'held') return refuse({ key: 'activities.held-not-cancelled' });
    if (activity.state === 'cancelled') return refuse({ key: 'activities.is-cancelled' });
    const { partnershipId } = activity;
    const enteredOnBehalf = behalfOf(actor, onBehalf);
    await tx
      .insertInto('activity_cancellations')
      .values({
        institute_id: chain,
        activity_id: activityId,
        partnership_id: partnershipId,
        reason,
        entered_on_behalf: enteredOnBehalf,
        entry_no: entryNo,
      })
      .execute();
    await tx
      .updateTable('activities')
      .set({ is_cancelled: true })
      .where('institute_id', '=', chain)
      .where('id', '=', activityId)
      .execute();
    return done(
      { id: activityId },
      {
        subject: { kind: 'activity', id: activityId },
        partnershipId,
        after: { cancelled: true, reason, enteredOnBehalf },
      },
    );
  },
});
