import { conflict, defineCommand, done, refuse, type Writing } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { activityById } from '../queries/activities.ts';
import { awarenessOf, reachesOf } from '../queries/awareness.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import { describeAwarenessInput } from '../rules/awareness-input.ts';

type Channel = { channel: string; plannedReach: number };

/** The awareness that an activity of any kind but A9 brings about; A9 says it in its own detail. */
export const describeAwareness = defineCommand({
  name: 'describe-awareness',
  version: 1,
  input: describeAwarenessInput,
  may: mayKeepActivities,
  run: async (writing, input) => {
    const { tx, chain, entryNo } = writing;
    const { activityId, version, isNone, channels, audience = null, spoken = null, material = null } = input;
    const activity = await activityById(tx, chain, activityId);
    if (!activity || activity.kind === 'A9') throw new NotFound();
    if (activity.state === 'cancelled') return refuse({ key: 'activities.is-cancelled' });
    const before = await awarenessOf(tx, chain, activityId);
    if (before && before.version !== version)
      return conflict(before.version, {
        'activities.audience': before.audience,
        'activities.spoken': before.spoken,
        'activities.material': before.material,
      });
    if (isNone && (await reachesOf(tx, chain, activityId)).some(({ reached }) => reached > 0))
      return refuse({ key: 'activities.reach-counted' });
    const said = { audience, spoken, material, version: (before?.version ?? 0) + 1, entry_no: entryNo };
    const { partnershipId } = activity;
    if (isNone)
      await tx
        .deleteFrom('activity_awareness')
        .where('institute_id', '=', chain)
        .where('activity_id', '=', activityId)
        .execute();
    else
      await tx
        .insertInto('activity_awareness')
        .values({ institute_id: chain, activity_id: activityId, partnership_id: partnershipId, ...said })
        .onConflict((on) => on.columns(['institute_id', 'activity_id']).doUpdateSet(said))
        .execute();
    await keepChannels(writing, { activityId, partnershipId }, isNone ? [] : channels);
    return done(
      { id: activityId },
      {
        subject: { kind: 'activity', id: activityId },
        partnershipId,
        ...(before ? { before: { awareness: before } } : {}),
        after: { awareness: isNone ? null : { audience, spoken, material, channels } },
      },
    );
  },
});

const keepChannels = async (
  { tx, chain, entryNo }: Writing,
  { activityId, partnershipId }: { activityId: string; partnershipId: string | null },
  channels: readonly Channel[],
): Promise<void> => {
  await tx
    .deleteFrom('awareness_channels')
    .where('institute_id', '=', chain)
    .where('activity_id', '=', activityId)
    .execute();
  const rows = channels.map(({ channel, plannedReach }) => ({
    institute_id: chain,
    activity_id: activityId,
    partnership_id: partnershipId,
    channel,
    planned_reach: plannedReach,
    entry_no: entryNo,
  }));
  if (rows.length > 0) await tx.insertInto('awareness_channels').values(rows).execute();
};
