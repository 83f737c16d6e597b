import { conflict, defineCommand, done } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { partnership } from '../queries/partnerships.ts';
import { mayKeepPartnerships } from '../rules/partner-permissions.ts';
import { partnershipChange } from '../rules/partnership-input.ts';

/** Ends a partnership, or corrects its dates; the second of two people saving is shown both. */
export const changePartnership = defineCommand({
  name: 'change-partnership',
  version: 1,
  input: partnershipChange,
  may: mayKeepPartnerships,
  run: async ({ tx, chain }, { id, version, fromOn, untilOn = null }) => {
    const old = await partnership(tx, chain, id);
    if (!old) throw new NotFound();
    const before = { fromOn: old.fromOn, untilOn: old.untilOn };
    if (old.version !== version)
      return conflict(old.version, { 'partners.fromOn': before.fromOn, 'partners.untilOn': before.untilOn });
    await tx
      .updateTable('partnerships')
      .set({ from_on: fromOn, until_on: untilOn, version: version + 1 })
      .where('institute_id', '=', chain)
      .where('id', '=', id)
      .execute();
    return done(
      { id },
      { subject: { kind: 'partnership', id }, partnershipId: id, before, after: { fromOn, untilOn } },
    );
  },
});
