import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { protectionsOf } from '../queries/protections.ts';
import { isAtLeast } from '../rules/protection.ts';
import { loweringInput } from '../rules/protection-input.ts';
import { mayProtect } from '../rules/publishing-permissions.ts';

/** Asks that a protection withhold less; it stands until another person agrees. */
export const askToLower = defineCommand({
  name: 'ask-to-lower-protection',
  version: 1,
  input: loweringInput,
  may: mayProtect,
  run: async ({ tx, actor, chain, entryNo }, { id = newId(), protectionId, degree, reason }) => {
    const stands = (await protectionsOf(tx, chain)).find((each) => each.id === protectionId);
    if (!stands) throw new NotFound();
    if (stands.asked) return refuse({ key: 'publishing.lowering-asked-already' });
    if (isAtLeast(degree, stands.degree)) return refuseFields({ degree: [{ key: 'publishing.not-lower' }] });
    await tx
      .insertInto('protection_lowerings')
      .values({
        institute_id: chain,
        id,
        protection_id: protectionId,
        degree,
        reason,
        asked_by_user: actor.userId,
        asked_by_name: actor.name,
        entry_no: entryNo,
      })
      .execute();
    const subject = { kind: 'protection', id: protectionId };
    return done({ id }, { subject, before: { degree: stands.degree }, after: { asked: degree } });
  },
});
