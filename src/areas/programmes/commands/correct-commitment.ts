import { conflict, defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { commitmentById, dialogueById } from '../queries/donor-dialogues.ts';
import { correctCommitmentInput } from '../rules/framework-input.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';

/** Puts another row in place of a commitment as it was entered, with the reason; what became of it stays. */
export const correctCommitment = defineCommand({
  name: 'correct-commitment',
  version: 1,
  input: correctCommitmentInput,
  may: mayKeepProgrammes,
  run: async ({ tx, chain, entryNo }, { commitmentId, version, reason, ...said }) => {
    const { what, byFunction, dueOn } = said;
    const found = await commitmentById(tx, chain, commitmentId);
    const dialogue = found && (await dialogueById(tx, chain, found.dialogueId));
    if (!found || !dialogue) throw new NotFound();
    if (found.entryNo !== version)
      return conflict(found.entryNo, {
        'programmes.commitment': found.what,
        'programmes.by-function': found.byFunction,
        'programmes.due-on': found.dueOn,
      });
    if (dueOn < dialogue.heldOn)
      return refuseFields({ dueOn: [{ key: 'programmes.commitment-before-dialogue' }] });
    await tx
      .updateTable('dialogue_commitments')
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where('id', '=', found.rowId)
      .execute();
    await tx
      .insertInto('dialogue_commitments')
      .values({
        institute_id: chain,
        id: newId(),
        commitment_id: commitmentId,
        dialogue_id: found.dialogueId,
        what,
        by_function: byFunction,
        due_on: dueOn,
        replaces_id: found.rowId,
        correction_reason: reason,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id: commitmentId, dialogueId: found.dialogueId },
      {
        subject: { kind: 'donor_dialogue', id: found.dialogueId },
        before: { what: found.what, byFunction: found.byFunction, dueOn: found.dueOn },
        after: { ...said, reason },
      },
    );
  },
});
