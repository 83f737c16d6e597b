import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { frameworkById } from '../queries/frameworks.ts';
import { programmeById } from '../queries/programmes.ts';
import { recordDonorDialogueInput } from '../rules/framework-input.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';

/** A strategic dialogue within a framework, or the institutional dialogue of the institute with the donor, kept by a programme or by none. */
export const recordDonorDialogue = defineCommand({
  name: 'record-donor-dialogue',
  version: 1,
  input: recordDonorDialogueInput,
  may: mayKeepProgrammes,
  run: async ({ tx, chain, entryNo }, { id = newId(), programmeId, ...said }) => {
    const { kind, frameworkId = null, heldOn, participants, summary } = said;
    if (programmeId && !(await programmeById(tx, chain, programmeId))) throw new NotFound();
    if (frameworkId && !(await frameworkById(tx, chain, frameworkId)))
      return refuseFields({ frameworkId: [{ key: 'problem.not-known-here' }] });
    if (heldOn > todayIn()) return refuseFields({ heldOn: [{ key: 'programmes.day-in-future' }] });
    await tx
      .insertInto('donor_dialogues')
      .values({
        institute_id: chain,
        id,
        programme_id: programmeId ?? null,
        kind,
        framework_id: frameworkId,
        held_on: heldOn,
        participants,
        summary,
        entry_no: entryNo,
      })
      .execute();
    return done({ id }, { subject: { kind: 'donor_dialogue', id }, after: { programmeId, ...said } });
  },
});
