import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { metMeanwhile } from '../../../command/met-meanwhile.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId as freshId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { activityById } from '../queries/activities.ts';
import { learningProduct } from '../queries/learning-products.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import { learningProductCorrection, productProblems } from '../rules/learning-product-input.ts';

/** Another row takes the place of a learning product, or none where there was no such product. */
export const correctLearningProduct = defineCommand({
  name: 'correct-learning-product',
  version: 1,
  input: learningProductCorrection,
  may: mayKeepActivities,
  run: async (writing, { id, version, newId = freshId(), neverWas, reason, onBehalf, ...product }) => {
    const { tx, actor, chain, entryNo } = writing;
    const old = await learningProduct(tx, chain, id, true);
    const activity = old && (await activityById(tx, chain, old.activityId));
    if (!old || !activity) throw new NotFound();
    const { id: _id, activityId, ...before } = old;
    const met = await metMeanwhile(writing, 'learning_products', { id, version }, before);
    if (met) return met;
    const wrong = neverWas ? {} : productProblems(activity, product, todayIn());
    if (Object.keys(wrong).length > 0) return refuseFields(wrong);
    await tx
      .updateTable('learning_products')
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where('id', '=', old.id)
      .execute();
    const { partnershipId } = activity;
    const enteredOnBehalf = behalfOf(actor, onBehalf);
    if (!neverWas)
      await tx
        .insertInto('learning_products')
        .values({
          institute_id: chain,
          id: newId,
          activity_id: activityId,
          partnership_id: partnershipId,
          product_kind: product.productKind,
          title: product.title,
          whereabouts: product.whereabouts,
          ready_on: product.readyOn,
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
        after: neverWas ? { neverWas, reason, enteredOnBehalf } : { ...product, reason, enteredOnBehalf },
      },
    );
  },
});
