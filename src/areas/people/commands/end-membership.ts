import { sql } from 'kysely';
import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { addDays, todayIn } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { administratorsFrom, membershipAt } from '../queries/memberships.ts';
import { newLastDay } from '../rules/membership-end.ts';
import { membershipEndInput } from '../rules/membership-input.ts';
import { maySuspend } from '../rules/people-permissions.ts';

/**
 * Gives a membership its last day, or takes a coming one back. Whether a session's membership stands is judged at every
 * request, so it is worth nothing after that day; at once, the door is shut besides, as a suspension shuts it.
 */
export const endMembership = defineCommand({
  name: 'end-membership',
  version: 1,
  input: membershipEndInput,
  may: maySuspend,
  run: async ({ tx, actor, chain }, { membershipId, ending, lastDay: wanted, reason }) => {
    const membership = await membershipAt(tx, chain, membershipId);
    if (!membership) throw new NotFound();
    if (membership.userId === actor.userId) return refuse({ key: 'people.not-own-end' });
    const today = todayIn();
    const decided = newLastDay(membership, { ending, lastDay: wanted }, today);
    if ('problem' in decided) return refuseFields({ [decided.field]: [decided.problem] });
    const { lastDay } = decided;
    const isAtOnce = ending === 'at-once';
    if (membership.role === 'administrator' && lastDay !== null) {
      const from = isAtOnce ? today : addDays(lastDay, 1);
      const others = await administratorsFrom(tx, chain, { from, besides: membershipId });
      if (others === 0) return refuse({ key: 'people.last-administrator' });
    }
    await sql`update memberships
      set until_on = ${lastDay}::date, suspended_at = case when ${isAtOnce} then clock_timestamp() else suspended_at end
      where institute_id = ${chain} and id = ${membershipId}`.execute(tx);
    return done(
      { userId: membership.userId },
      {
        subject: { kind: 'membership', id: membershipId },
        before: { until: membership.untilOn },
        after: { until: lastDay, ...(isAtOnce ? { atOnce: true } : {}), reason },
      },
    );
  },
});
