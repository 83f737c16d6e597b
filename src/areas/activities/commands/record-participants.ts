import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { behalfOf } from '../../programmes/rules/behalf.ts';
import { activityById } from '../queries/activities.ts';
import { countsOf } from '../queries/activity-facts.ts';
import { groupCountsOf } from '../queries/group-counts.ts';
import { mayKeepActivities } from '../rules/activity-permissions.ts';
import { beyondParticipants } from '../rules/group-input.ts';
import { recordParticipantsInput } from '../rules/holding-input.ts';
import { keepCounts } from './keep-counts.ts';

/** Counts that came later, or correct those that stand; a correction says why. */
export const recordParticipants = defineCommand({
  name: 'record-participants',
  version: 1,
  input: recordParticipantsInput,
  may: mayKeepActivities,
  run: async (writing, { activityId, counts, reason, onBehalf }) => {
    const { tx, actor, chain } = writing;
    const activity = await activityById(tx, chain, activityId);
    if (!activity) throw new NotFound();
    if (activity.state !== 'held') return refuse({ key: 'activities.not-held-yet' });
    const before = await countsOf(tx, chain, activityId);
    const { partnershipId } = activity;
    const enteredOnBehalf = behalfOf(actor, onBehalf);
    const kept = await keepCounts(
      writing,
      { activityId, partnershipId, enteredOnBehalf },
      { counts, reason },
    );
    if ('fields' in kept) return refuseFields(kept.fields);
    const people = (await countsOf(tx, chain, activityId)).reduce((sum, { count }) => sum + count, 0);
    if (beyondParticipants(await groupCountsOf(tx, chain, activityId), people).length > 0)
      return refuse({ key: 'activities.groups-are-more', args: { count: people } });
    if (kept.changed === 0) return refuse({ key: 'activities.counts-unchanged' });
    return done(
      { id: activityId },
      {
        subject: { kind: 'activity', id: activityId },
        partnershipId,
        before: {
          counts: before.map(({ sex, ageBand, economy, count }) => ({ sex, ageBand, economy, count })),
        },
        after: { counts, reason: reason ?? null, enteredOnBehalf },
      },
    );
  },
});
