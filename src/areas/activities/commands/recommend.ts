import { defineCommand, done, refuse } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { activityById } from '../queries/activities.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import { recommendInput } from '../rules/recommendation-input.ts';

/** What an activity that was held recommends: to whom by function, until when. */
export const recommend = defineCommand({
  name: 'recommend',
  version: 1,
  input: recommendInput,
  may: mayKeepActivities,
  run: async ({ tx, actor, chain, entryNo }, input) => {
    const { activityId, recommendation, addressee, dueOn } = input;
    const activity = await activityById(tx, chain, activityId);
    if (!activity) throw new NotFound();
    if (activity.state !== 'held') return refuse({ key: 'activities.not-held-yet' });
    const id = input.id ?? newId();
    const { partnershipId } = activity;
    const enteredOnBehalf = behalfOf(actor, input.onBehalf);
    await tx
      .insertInto('recommendations')
      .values({
        institute_id: chain,
        id,
        recommendation_id: id,
        activity_id: activityId,
        partnership_id: partnershipId,
        recommendation,
        addressee,
        due_on: dueOn,
        entered_on_behalf: enteredOnBehalf,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id },
      {
        subject: { kind: 'activity', id: activityId },
        partnershipId,
        after: { recommendation, addressee, dueOn, enteredOnBehalf },
      },
    );
  },
});
