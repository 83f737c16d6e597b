import { defineCommand, done, refuse } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { membershipAt } from '../queries/memberships.ts';
import { restorationInput } from '../rules/membership-input.ts';
import { maySuspend } from '../rules/people-permissions.ts';

/** Opens the door again to a suspended membership; its person signs in as before. */
export const restoreMembership = defineCommand({
  name: 'restore-membership',
  version: 1,
  input: restorationInput,
  may: maySuspend,
  run: async ({ tx, actor, chain }, { membershipId }) => {
    const membership = await membershipAt(tx, chain, membershipId);
    if (!membership) throw new NotFound();
    if (membership.userId === actor.userId) return refuse({ key: 'people.not-oneself' });
    if (!membership.suspended) return refuse({ key: 'people.is-not-suspended' });
    await tx
      .updateTable('memberships')
      .set({ suspended_at: null })
      .where('institute_id', '=', chain)
      .where('id', '=', membershipId)
      .execute();
    return done(
      { userId: membership.userId },
      { subject: { kind: 'membership', id: membershipId }, after: { suspended: false } },
    );
  },
});
