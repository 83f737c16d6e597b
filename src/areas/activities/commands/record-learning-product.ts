import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { activityById } from '../queries/activities.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import { productProblems, recordLearningProductInput } from '../rules/learning-product-input.ts';

/** What came of an exchange (A7) that others learn from: a guide, an article, a training module, a film, a note. */
export const recordLearningProduct = defineCommand({
  name: 'record-learning-product',
  version: 1,
  input: recordLearningProductInput,
  may: mayKeepActivities,
  run: async ({ tx, actor, chain, entryNo }, { id = newId(), activityId, onBehalf, ...product }) => {
    const activity = await activityById(tx, chain, activityId);
    if (activity?.kind !== 'A7') throw new NotFound();
    if (activity.state !== 'held') return refuse({ key: 'activities.not-held-yet' });
    const wrong = productProblems(activity, product, todayIn());
    if (Object.keys(wrong).length > 0) return refuseFields(wrong);
    const { partnershipId } = activity;
    const enteredOnBehalf = behalfOf(actor, onBehalf);
    await tx
      .insertInto('learning_products')
      .values({
        institute_id: chain,
        id,
        activity_id: activityId,
        partnership_id: partnershipId,
        product_kind: product.productKind,
        title: product.title,
        whereabouts: product.whereabouts,
        ready_on: product.readyOn,
        entered_on_behalf: enteredOnBehalf,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id },
      {
        subject: { kind: 'activity', id: activityId },
        partnershipId,
        after: { ...product, enteredOnBehalf },
      },
    );
  },
});
