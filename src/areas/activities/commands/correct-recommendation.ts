import { conflict, defineCommand, done, refuse } from '../../../command/command.ts';
import { newId as freshId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { recommendationEver } from '../queries/recommendations.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import { recommendationCorrection } from '../rules/recommendation-input.ts';

/** Another row takes the place of a recommendation, or none where it was never made; what became of it stays with it. */
export const correctRecommendation = defineCommand({
  name: 'correct-recommendation',
  version: 1,
  input: recommendationCorrection,
  may: mayKeepActivities,
  run: async (
    { tx, actor, chain, entryNo },
    { recommendationId, version, newId = freshId(), neverWas, reason, onBehalf, ...said },
  ) => {
    const old = await recommendationEver(tx, chain, recommendationId);
    if (!old) throw new NotFound();
    if (old.endedByNo !== null) return refuse({ key: 'problem.struck-out-meanwhile' });
    const { activityId, partnershipId, recommendation, addressee, dueOn } = old;
    if (old.entryNo !== version)
      return conflict(old.entryNo, {
        'activities.recommendation': recommendation,
        'activities.addressee': addressee,
        'activities.dueOn': dueOn,
      });
    await tx
      .updateTable('recommendations')
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where('id', '=', old.rowId)
      .execute();
    const enteredOnBehalf = behalfOf(actor, onBehalf);
    if (!neverWas)
      await tx
        .insertInto('recommendations')
        .values({
          institute_id: chain,
          id: newId,
          recommendation_id: recommendationId,
          activity_id: activityId,
          partnership_id: partnershipId,
          recommendation: said.recommendation,
          addressee: said.addressee,
          due_on: said.dueOn,
          replaces_id: old.rowId,
          correction_reason: reason,
          entered_on_behalf: enteredOnBehalf,
          entry_no: entryNo,
        })
        .execute();
    return done(
      { id: recommendationId, activityId },
      {
        subject: { kind: 'activity', id: activityId },
        partnershipId,
        before: { recommendation, addressee, dueOn },
        after: neverWas ? { neverWas, reason, enteredOnBehalf } : { ...said, reason, enteredOnBehalf },
      },
    );
  },
});
