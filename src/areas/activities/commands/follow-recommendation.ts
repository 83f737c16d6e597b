import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { holdingOf } from '../queries/activity-facts.ts';
import { recommendationById } from '../queries/recommendations.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import { followRecommendationInput, isClosed } from '../rules/recommendation-input.ts';

/** What became of a recommendation: taken up, done, not followed, or opened again. The last word stands, none is lost. */
export const followRecommendation = defineCommand({
  name: 'follow-recommendation',
  version: 1,
  input: followRecommendationInput,
  may: mayKeepActivities,
  run: async ({ tx, actor, chain, entryNo }, input) => {
    const { recommendationId, state, onDay, what } = input;
    const found = await recommendationById(tx, chain, recommendationId);
    if (!found) throw new NotFound();
    if (onDay > todayIn()) return refuseFields({ onDay: [{ key: 'activities.day-in-future' }] });
    const held = await holdingOf(tx, chain, found.activityId);
    if (held && onDay < held.heldFrom)
      return refuseFields({ onDay: [{ key: 'activities.day-before-held', args: { day: held.heldFrom } }] });
    if ((state === 'reopened') !== isClosed(found.state))
      return refuse({
        key: isClosed(found.state)
          ? 'activities.recommendation-is-closed'
          : 'activities.recommendation-is-open',
      });
    const { activityId, partnershipId } = found;
    const id = input.id ?? newId();
    const enteredOnBehalf = behalfOf(actor, input.onBehalf);
    await tx
      .insertInto('recommendation_states')
      .values({
        institute_id: chain,
        id,
        activity_id: activityId,
        recommendation_id: recommendationId,
        partnership_id: partnershipId,
        state,
        on_day: onDay,
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
        before: { state: found.state },
        after: { recommendation: found.recommendation, state, onDay, what, enteredOnBehalf },
      },
    );
  },
});
