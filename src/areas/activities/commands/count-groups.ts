import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { activityById } from '../queries/activities.ts';
import { countsOf } from '../queries/activity-facts.ts';
import { groupCountsOf } from '../queries/group-counts.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import { beyondParticipants, countGroupsInput, groupOf } from '../rules/group-input.ts';

/** Whom an activity reached, by target group: people among those who took part, and services given. */
export const countGroups = defineCommand({
  name: 'count-groups',
  version: 1,
  input: countGroupsInput,
  may: mayKeepActivities,
  run: async ({ tx, actor, chain, entryNo }, { activityId, counts, reason, onBehalf }) => {
    const activity = await activityById(tx, chain, activityId);
    if (!activity) throw new NotFound();
    if (activity.state !== 'held') return refuse({ key: 'activities.not-held-yet' });
    const participants = (await countsOf(tx, chain, activityId)).reduce((sum, { count }) => sum + count, 0);
    const beyond = beyondParticipants(counts, participants);
    if (beyond.length > 0)
      return refuseFields(
        Object.fromEntries(
          beyond.map((at) => [
            `counts.${at}.count`,
            [{ key: 'activities.group-beyond-participants', args: { count: participants } }],
          ]),
        ),
      );
    const standing = new Map((await groupCountsOf(tx, chain, activityId)).map((row) => [groupOf(row), row]));
    const changes = counts.filter((each) => each.count !== (standing.get(groupOf(each))?.count ?? 0));
    if (changes.length === 0) return refuse({ key: 'activities.counts-unchanged' });
    const replaced = changes.flatMap((each) => standing.get(groupOf(each)) ?? []);
    if (replaced.length > 0 && !reason)
      return refuseFields({ reason: [{ key: 'activities.reason-missing' }] });
    if (replaced.length > 0)
      await tx
        .updateTable('group_counts')
        .set({ ended_by_no: entryNo })
        .where('institute_id', '=', chain)
        .where(
          'id',
          'in',
          replaced.map(({ id }) => id),
        )
        .execute();
    const { partnershipId } = activity;
    const enteredOnBehalf = behalfOf(actor, onBehalf);
    const rows = changes.map((each) => {
      const before = standing.get(groupOf(each));
      return {
        institute_id: chain,
        id: newId(),
        activity_id: activityId,
        partnership_id: partnershipId,
        measure: each.measure,
        target_group: each.targetGroup,
        count: each.count,
        replaces_id: before?.id ?? null,
        correction_reason: before ? (reason ?? null) : null,
        entered_on_behalf: enteredOnBehalf,
        entry_no: entryNo,
      };
    });
    await tx.insertInto('group_counts').values(rows).execute();
    return done(
      { id: activityId },
      {
        subject: { kind: 'activity', id: activityId },
        partnershipId,
        before: {
          counts: [...standing.values()].map(({ measure, targetGroup, count }) => ({
            measure,
            targetGroup,
            count,
          })),
        },
        after: { counts, reason: reason ?? null, enteredOnBehalf },
      },
    );
  },
});
