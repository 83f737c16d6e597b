import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { activityById } from '../queries/activities.ts';
import { builtUnitsOf } from '../queries/built-units.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import { nameUnitInput } from '../rules/building-detail.ts';

/** The section, federation or platform that came of it, once it was held; a correction replaces the row, with its reason. */
export const nameUnit = defineCommand({
  name: 'name-unit',
  version: 1,
  input: nameUnitInput,
  may: mayKeepActivities,
  run: async ({ tx, actor, chain, entryNo }, input) => {
    const { activityId, unit, result, unitLevel, replacesId = null, reason = null } = input;
    const activity = await activityById(tx, chain, activityId);
    if (activity?.kind !== 'A1') throw new NotFound();
    if (activity.state !== 'held') return refuse({ key: 'activities.not-held-yet' });
    const standing = await builtUnitsOf(tx, chain, activityId);
    const before = standing.find(({ id }) => id === replacesId);
    if (replacesId && !before) return refuseFields({ unit: [{ key: 'activities.unit-corrected-already' }] });
    const { partnershipId } = activity;
    const id = input.id ?? newId();
    const enteredOnBehalf = behalfOf(actor, input.onBehalf);
    if (before)
      await tx
        .updateTable('built_units')
        .set({ ended_by_no: entryNo })
        .where('institute_id', '=', chain)
        .where('id', '=', before.id)
        .execute();
    await tx
      .insertInto('built_units')
      .values({
        institute_id: chain,
        id,
        activity_id: activityId,
        partnership_id: partnershipId,
        unit,
        result,
        unit_level: unitLevel,
        replaces_id: replacesId,
        correction_reason: reason,
        entered_on_behalf: enteredOnBehalf,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id },
      {
        subject: { kind: 'activity', id: activityId },
        partnershipId,
        ...(before
          ? { before: { unit: before.unit, result: before.result, unitLevel: before.unitLevel } }
          : {}),
        after: { unit, result, unitLevel, reason, enteredOnBehalf },
      },
    );
  },
});
