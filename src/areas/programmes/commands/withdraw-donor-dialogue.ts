import { conflict, defineCommand, done } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { dialogueById } from '../queries/donor-dialogues.ts';
import { withdrawDonorDialogueInput } from '../rules/framework-input.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { withdrawRow } from './withdraw-row.ts';

/**
 * A dialogue that was recorded by mistake or never held is none: what was promised in it waits no more, and it answers no
 * obligation.
 */
export const withdrawDonorDialogue = defineCommand({
  name: 'withdraw-donor-dialogue',
  version: 1,
  input: withdrawDonorDialogueInput,
  may: mayKeepProgrammes,
  run: async (writing, { dialogueId: id, version, reason }) => {
    const found = await dialogueById(writing.tx, writing.chain, id);
    if (!found) throw new NotFound();
    const { kind, frameworkId, heldOn, participants, summary, programmeId } = found;
    if (found.version !== version)
      return conflict(found.version, { 'field.held-on': heldOn, 'field.summary': summary });
    await withdrawRow(writing, 'donor_dialogues', { id, reason });
    const before = { kind, frameworkId, heldOn, participants, summary };
    return done({ id, programmeId }, { subject: { kind: 'donor_dialogue', id }, before, after: { reason } });
  },
});
