import { defineCommand, done } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { activityById } from '../queries/activities.ts';
import { builtUnit } from '../queries/built-units.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import { unitWithdrawal } from '../rules/building-detail.ts';

/** A unit that was named by mistake and never came about; one with a wrong name is corrected where it is named. */
export const withdrawUnit = defineCommand({
  name: 'withdraw-unit',
  version: 1,
  input: unitWithdrawal,
  may: mayKeepActivities,
  run: async ({ tx, actor, chain, entryNo }, { id, reason, onBehalf }) => {
    const old = await builtUnit(tx, chain, id);
    const activity = old && (await activityById(tx, chain, old.activityId));
    if (!old || !activity) throw new NotFound();
    await tx
      .updateTable('built_units')
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where('id', '=', id)
      .execute();
    const { activityId, unit, result, unitLevel } = old;
    return done(
      { id, activityId },
      {
        subject: { kind: 'activity', id: activityId },
        partnershipId: activity.partnershipId,
        before: { unit, result, unitLevel },
        after: { neverWas: true, reason, enteredOnBehalf: behalfOf(actor, onBehalf) },
      },
    );
  },
});
