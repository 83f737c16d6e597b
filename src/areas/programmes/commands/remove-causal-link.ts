import { defineCommand, done } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { causalLinkById } from '../queries/theories.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { removeCausalLinkInput } from '../rules/theory-input.ts';

/** Takes a causal link out of the theory of change; the trail keeps what it said. */
export const removeCausalLink = defineCommand({
  name: 'remove-causal-link',
  version: 1,
  input: removeCausalLinkInput,
  may: mayKeepProgrammes,
  run: async ({ tx, chain }, { linkId }) => {
    const found = await causalLinkById(tx, chain, linkId);
    if (!found) throw new NotFound();
    await tx.deleteFrom('causal_links').where('institute_id', '=', chain).where('id', '=', linkId).execute();
    const { programmeId, from, to, reason } = found;
    return done(
      { programmeId },
      {
        subject: { kind: 'programme', id: programmeId },
        before: { linkId, fromId: from.id, toId: to.id, reason },
      },
    );
  },
});
