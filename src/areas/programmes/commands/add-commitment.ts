import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { dialogueById } from '../queries/donor-dialogues.ts';
import { addCommitmentInput } from '../rules/framework-input.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';

/** What was promised in a dialogue, by which function, until when. */
export const addCommitment = defineCommand({
  name: 'add-commitment',
  version: 1,
  input: addCommitmentInput,
  may: mayKeepProgrammes,
  run: async ({ tx, chain, entryNo }, { id = newId(), dialogueId, what, byFunction, dueOn }) => {
    const dialogue = await dialogueById(tx, chain, dialogueId);
    if (!dialogue) throw new NotFound();
    if (dueOn < dialogue.heldOn)
      return refuseFields({ dueOn: [{ key: 'programmes.commitment-before-dialogue' }] });
    await tx
      .insertInto('dialogue_commitments')
      .values({
        institute_id: chain,
        id,
        commitment_id: id,
        dialogue_id: dialogueId,
        what,
        by_function: byFunction,
        due_on: dueOn,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id },
      { subject: { kind: 'donor_dialogue', id: dialogueId }, after: { what, byFunction, dueOn } },
    );
  },
});
