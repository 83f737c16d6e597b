import { conflict, defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { commitmentById, dialogueById } from '../queries/donor-dialogues.ts';
import { followUpCommitmentInput } from '../rules/framework-input.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';

/** What became of a commitment: done, dropped, or taken up again; each with its day and a word on it. */
export const followUpCommitment = defineCommand({
  name: 'follow-up-commitment',
  version: 1,
  input: followUpCommitmentInput,
  may: mayKeepProgrammes,
  run: async ({ tx, chain, entryNo }, { commitmentId, version, state, onDay, note }) => {
    const found = await commitmentById(tx, chain, commitmentId);
    if (!found) throw new NotFound();
    if (found.followUpEntryNo !== version)
      return conflict(found.followUpEntryNo, {
        'programmes.commitment-state': found.state,
        'field.on-day': found.onDay,
        'field.note': found.note,
      });
    if (state === 'open' && found.state === 'open') return refuse({ key: 'programmes.commitment-is-open' });
    if (onDay > todayIn()) return refuseFields({ onDay: [{ key: 'programmes.day-in-future' }] });
    const dialogue = await dialogueById(tx, chain, found.dialogueId);
    if (dialogue && onDay < dialogue.heldOn)
      return refuseFields({ onDay: [{ key: 'programmes.day-before-dialogue' }] });
    if (found.followUpId)
      await tx
        .updateTable('commitment_follow_ups')
        .set({ ended_by_no: entryNo })
        .where('institute_id', '=', chain)
        .where('id', '=', found.followUpId)
        .execute();
    await tx
      .insertInto('commitment_follow_ups')
      .values({
        institute_id: chain,
        id: newId(),
        commitment_id: commitmentId,
        state,
        on_day: onDay,
        note,
        replaces_id: found.followUpId,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id: commitmentId, dialogueId: found.dialogueId },
      {
        subject: { kind: 'donor_dialogue', id: found.dialogueId },
        before: { state: found.state, onDay: found.onDay, note: found.note },
        after: { what: found.what, state, onDay, note },
      },
    );
  },
});
