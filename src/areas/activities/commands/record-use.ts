import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { activityById } from '../queries/activities.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import { recordUseInput } from '../rules/senior-training-detail.ts';

/** What participants of an international training do with it, some months later: each time they are asked is a row. */
export const recordUse = defineCommand({
  name: 'record-use',
  version: 1,
  input: recordUseInput,
  may: mayKeepActivities,
  run: async ({ tx, actor, chain, entryNo }, input) => {
    const { activityId, askedOn, asked, usingIt, what } = input;
    const activity = await activityById(tx, chain, activityId);
    if (activity?.kind !== 'A5') throw new NotFound();
    if (activity.state !== 'held') return refuse({ key: 'activities.not-held-yet' });
    if (askedOn > todayIn()) return refuseFields({ askedOn: [{ key: 'activities.day-in-future' }] });
    const id = input.id ?? newId();
    const { partnershipId } = activity;
    const enteredOnBehalf = behalfOf(actor, input.onBehalf);
    await tx
      .insertInto('senior_training_uses')
      .values({
        institute_id: chain,
        id,
        activity_id: activityId,
        partnership_id: partnershipId,
        asked_on: askedOn,
        asked,
        using_it: usingIt,
        what,
        entered_on_behalf: enteredOnBehalf,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id },
      {
        subject: { kind: 'activity', id: activityId },
        partnershipId,
        after: { askedOn, asked, usingIt, what, enteredOnBehalf },
      },
    );
  },
});
