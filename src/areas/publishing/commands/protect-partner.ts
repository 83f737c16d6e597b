import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { protectionsOf } from '../queries/protections.ts';
import { isAtLeast } from '../rules/protection.ts';
import { protectionInput } from '../rules/protection-input.ts';
import { mayProtect } from '../rules/publishing-permissions.ts';
import { endProtection } from './end-protection.ts';
import { keepProtection } from './keep-protection.ts';

/**
 * Withholds a partner, an outcome's partners, or a partner in an outcome, from whatever is published from now on. One person is
 * enough, at once: only less protection waits for a second.
 */
export const protectPartner = defineCommand({
  name: 'protect-partner',
  version: 1,
  input: protectionInput,
  may: mayProtect,
  constraints: {
    protections_institute_id_organisation_id_fkey: {
      fields: { organisationId: [{ key: 'problem.not-known-here' }] },
    },
    protections_institute_id_outcome_id_fkey: { fields: { outcomeId: [{ key: 'problem.not-known-here' }] } },
  },
  run: async (writing, { id = newId(), organisationId = null, outcomeId = null, ...said }) => {
    const { tx, chain } = writing;
    const stands = (await protectionsOf(tx, chain)).find(
      (each) => each.organisationId === organisationId && each.outcomeId === outcomeId,
    );
    if (stands && isAtLeast(stands.degree, said.degree))
      return refuseFields({ degree: [{ key: 'publishing.protected-already' }] });
    if (stands) await endProtection(writing, stands.id);
    await keepProtection(writing, { id, organisationId, outcomeId, ...said });
    const before = stands && { degree: stands.degree };
    const after = { organisationId, outcomeId, degree: said.degree, ground: said.ground };
    return done({ id }, { subject: { kind: 'protection', id }, ...(before ? { before } : {}), after });
  },
});
