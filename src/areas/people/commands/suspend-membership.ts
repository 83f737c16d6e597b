import { sql } from 'kysely';
import { defineCommand, done, refuse } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { membershipAt } from '../queries/memberships.ts';
import { suspensionInput } from '../rules/membership-input.ts';
import { maySuspend } from '../rules/people-permissions.ts';

/** Shuts the door on a membership at once: the person's sessions end in the same transaction. */
export const suspendMembership = defineCommand({
  name: 'suspend-membership',
  version: 1,
  input: suspensionInput,
  may: maySuspend,
  run: async ({ tx, actor, chain }, { membershipId, reason }) => {
    const membership = await membershipAt(tx, chain, membershipId);
    if (!membership) throw new NotFound();
    if (membership.userId === actor.userId) return refuse({ key: 'people.not-oneself' });
    if (membership.suspended) return refuse({ key: 'people.is-suspended' });
    await sql`update memberships set suspended_at = clock_timestamp()
      where institute_id = ${chain} and id = ${membershipId}`.execute(tx);
    await tx.deleteFrom('sessions').where('user_id', '=', membership.userId).execute();
    return done(
      { userId: membership.userId },
      { subject: { kind: 'membership', id: membershipId }, after: { suspended: true, reason } },
    );
  },
});
