import { defineCommand, done } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { membershipsAt } from '../queries/memberships.ts';
import { passwordLinkInput } from '../rules/membership-input.ts';
import { mayGivePasswordLink } from '../rules/people-permissions.ts';

/**
 * Puts on record that someone of the institute is handed a link to a new password. The link itself is made at the
 * door afterwards (`makePasswordLink`): here nobody sees whether the person works elsewhere too.
 */
export const givePasswordLink = defineCommand({
  name: 'give-password-link',
  version: 1,
  input: passwordLinkInput,
  may: mayGivePasswordLink,
  run: async ({ tx, chain }, { userId }) => {
    const [membership] = await membershipsAt(tx, chain, userId);
    if (!membership) throw new NotFound();
    return done(
      { userId },
      { subject: { kind: 'membership', id: membership.id }, after: { passwordLink: true } },
    );
  },
});
