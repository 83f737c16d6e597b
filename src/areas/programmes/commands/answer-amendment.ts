import { conflict, defineCommand, done, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { programmeAmendment } from '../queries/programme-amendments.ts';
import { answerAmendmentInput, verdictsOn } from '../rules/file-input.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';

/** What the donor answered to a requested change, with its day and reference; a correction says why. */
export const answerAmendment = defineCommand({
  name: 'answer-amendment',
  version: 1,
  input: answerAmendmentInput,
  may: mayKeepProgrammes,
  run: async ({ tx, chain, entryNo }, { amendmentId, version, verdict, answeredOn, ...input }) => {
    const { reference = null, note = null, correctionReason = null } = input;
    const found = await programmeAmendment(tx, chain, amendmentId);
    if (!found) throw new NotFound();
    if (found.answerEntryNo !== version)
      return conflict(found.answerEntryNo, {
        'programmes.amendment-verdict': found.verdict,
        'field.answered-on': found.answeredOn,
        'field.reference': found.answerReference,
        'field.note': found.answerNote,
      });
    if (answeredOn > todayIn()) return refuseFields({ answeredOn: [{ key: 'programmes.day-in-future' }] });
    if (answeredOn < found.requestedOn)
      return refuseFields({ answeredOn: [{ key: 'programmes.answered-before-asked' }] });
    if (!verdictsOn[found.procedure].includes(verdict))
      return refuseFields({ verdict: [{ key: `programmes.amendment-verdict-not-on-${found.procedure}` }] });
    if (found.answerId && !correctionReason)
      return refuseFields({ correctionReason: [{ key: 'problem.missing' }] });
    if (found.answerId)
      await tx
        .updateTable('programme_amendment_answers')
        .set({ ended_by_no: entryNo })
        .where('institute_id', '=', chain)
        .where('id', '=', found.answerId)
        .execute();
    await tx
      .insertInto('programme_amendment_answers')
      .values({
        institute_id: chain,
        id: newId(),
        amendment_id: amendmentId,
        programme_id: found.programmeId,
        verdict,
        answered_on: answeredOn,
        reference,
        note,
        replaces_id: found.answerId,
        correction_reason: correctionReason,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id: amendmentId },
      {
        subject: { kind: 'programme_amendment', id: amendmentId },
        ...(found.answerId ? { before: { verdict: found.verdict, answeredOn: found.answeredOn } } : {}),
        after: { verdict, answeredOn, reference, note, correctionReason },
      },
    );
  },
});
