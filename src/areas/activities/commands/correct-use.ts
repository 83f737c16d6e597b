import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { metMeanwhile } from '../../../command/met-meanwhile.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId as freshId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { activityById } from '../queries/activities.ts';
import { trainingUse } from '../queries/training-uses.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import { useCorrection } from '../rules/senior-training-detail.ts';

/** Another row takes the place of what participants said they do with a training, or none where nobody was asked. */
export const correctUse = defineCommand({
  name: 'correct-use',
  version: 1,
  input: useCorrection,
  may: mayKeepActivities,
  run: async (writing, { id, version, newId = freshId(), neverWas, reason, onBehalf, ...said }) => {
    const { tx, actor, chain, entryNo } = writing;
    const old = await trainingUse(tx, chain, id, true);
    const activity = old && (await activityById(tx, chain, old.activityId));
    if (!old || !activity) throw new NotFound();
    const { activityId, askedOn, asked, usingIt, what } = old;
    const before = { askedOn, asked, usingIt, what };
    const met = await metMeanwhile(writing, 'senior_training_uses', { id, version }, before);
    if (met) return met;
    if (!neverWas && said.askedOn > todayIn())
      return refuseFields({ askedOn: [{ key: 'activities.day-in-future' }] });
    await tx
      .updateTable('senior_training_uses')
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where('id', '=', old.id)
      .execute();
    const { partnershipId } = activity;
    const enteredOnBehalf = behalfOf(actor, onBehalf);
    if (!neverWas)
      await tx
        .insertInto('senior_training_uses')
        .values({
          institute_id: chain,
          id: newId,
          activity_id: activityId,
          partnership_id: partnershipId,
          asked_on: said.askedOn,
          asked: said.asked,
          using_it: said.usingIt,
          what: said.what,
          replaces_id: old.id,
          correction_reason: reason,
          entered_on_behalf: enteredOnBehalf,
          entry_no: entryNo,
        })
        .execute();
    return done(
      { id: newId, activityId },
      {
        subject: { kind: 'activity', id: activityId },
        partnershipId,
        before,
        after: neverWas ? { neverWas, reason, enteredOnBehalf } : { ...said, reason, enteredOnBehalf },
      },
    );
  },
});
