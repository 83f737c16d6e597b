import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { activityById } from '../queries/activities.ts';
import { awarenessOf, reachesOf } from '../queries/awareness.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import { countReachInput } from '../rules/awareness-input.ts';

/** Whom a campaign of A9, or the awareness of another activity, reached by channel once it was held. */
export const countReach = defineCommand({
  name: 'count-reach',
  version: 1,
  input: countReachInput,
  may: mayKeepActivities,
  run: async ({ tx, actor, chain, entryNo }, { activityId, reaches, reason, onBehalf }) => {
    const activity = await activityById(tx, chain, activityId);
    if (!activity) throw new NotFound();
    if (activity.state !== 'held') return refuse({ key: 'activities.not-held-yet' });
    if (activity.kind !== 'A9' && !(await awarenessOf(tx, chain, activityId)))
      return refuse({ key: 'activities.awareness-first' });
    const standing = new Map((await reachesOf(tx, chain, activityId)).map((row) => [row.channel, row]));
    const changes = reaches.filter((each) => each.reached !== standing.get(each.channel)?.reached);
    if (changes.length === 0) return refuse({ key: 'activities.counts-unchanged' });
    const replaced = changes.flatMap(({ channel }) => standing.get(channel)?.id ?? []);
    if (replaced.length > 0 && !reason)
      return refuseFields({ reason: [{ key: 'activities.reason-missing' }] });
    if (replaced.length > 0)
      await tx
        .updateTable('awareness_reaches')
        .set({ ended_by_no: entryNo })
        .where('institute_id', '=', chain)
        .where('id', 'in', replaced)
        .execute();
    const { partnershipId } = activity;
    const enteredOnBehalf = behalfOf(actor, onBehalf);
    const rows = changes.map(({ channel, reached }) => {
      const before = standing.get(channel);
      return {
        institute_id: chain,
        id: newId(),
        activity_id: activityId,
        partnership_id: partnershipId,
        channel,
        reached,
        replaces_id: before?.id ?? null,
        correction_reason: before ? (reason ?? null) : null,
        entered_on_behalf: enteredOnBehalf,
        entry_no: entryNo,
      };
    });
    await tx.insertInto('awareness_reaches').values(rows).execute();
    return done(
      { id: activityId },
      {
        subject: { kind: 'activity', id: activityId },
        partnershipId,
        before: { reaches: [...standing.values()].map(({ channel, reached }) => ({ channel, reached })) },
        after: { reaches, reason: reason ?? null, enteredOnBehalf },
      },
    );
  },
});
