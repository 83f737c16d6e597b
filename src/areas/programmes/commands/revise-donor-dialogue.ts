import { conflict, defineCommand, done, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { commitmentsOf, dialogueById } from '../queries/donor-dialogues.ts';
import { frameworkById } from '../queries/frameworks.ts';
import { programmeById } from '../queries/programmes.ts';
import { reviseDonorDialogueInput } from '../rules/framework-input.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';

/** Changes what is kept of a dialogue with the donor, and of whom it is: of a programme, or of the institute as such; the second of two people is shown both versions. */
export const reviseDonorDialogue = defineCommand({
  name: 'revise-donor-dialogue',
  version: 1,
  input: reviseDonorDialogueInput,
  may: mayKeepProgrammes,
  run: async ({ tx, chain }, { dialogueId, version, ...said }) => {
    const { kind, frameworkId = null, heldOn, participants, summary } = said;
    const found = await dialogueById(tx, chain, dialogueId);
    if (!found) throw new NotFound();
    if (found.version !== version)
      return conflict(found.version, {
        'programmes.dialogue-kind': found.kind,
        'field.programme-id': found.programmeId,
        'field.framework-id': found.frameworkId,
        'field.held-on': found.heldOn,
        'field.participants': found.participants,
        'field.summary': found.summary,
      });
    const { programmeId = found.programmeId } = said;
    if (kind === 'strategic' && !programmeId)
      return refuseFields({ programmeId: [{ key: 'programmes.dialogue-of-the-institute' }] });
    if (programmeId && !(await programmeById(tx, chain, programmeId)))
      return refuseFields({ programmeId: [{ key: 'problem.not-known-here' }] });
    if (frameworkId && !(await frameworkById(tx, chain, frameworkId)))
      return refuseFields({ frameworkId: [{ key: 'problem.not-known-here' }] });
    if (heldOn > todayIn()) return refuseFields({ heldOn: [{ key: 'programmes.day-in-future' }] });
    const promised = await commitmentsOf(tx, chain, dialogueId);
    if (promised.some(({ dueOn, onDay }) => dueOn < heldOn || (onDay !== null && onDay < heldOn)))
      return refuseFields({ heldOn: [{ key: 'programmes.commitment-before-dialogue' }] });
    await tx
      .updateTable('donor_dialogues')
      .set({
        kind,
        programme_id: programmeId,
        framework_id: frameworkId,
        held_on: heldOn,
        participants,
        summary,
        version: version + 1,
      })
      .where('institute_id', '=', chain)
      .where('id', '=', dialogueId)
      .where('version', '=', version)
      .execute();
    const before = {
      kind: found.kind,
      programmeId: found.programmeId,
      frameworkId: found.frameworkId,
      heldOn: found.heldOn,
      participants: found.participants,
      summary: found.summary,
    };
    return done(
      { id: dialogueId },
      { subject: { kind: 'donor_dialogue', id: dialogueId }, before, after: { ...said, programmeId } },
    );
  },
});
