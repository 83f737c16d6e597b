import { conflict, defineCommand, done, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { appraisalQuestion } from '../queries/appraisals.ts';
import { answerAppraisalQuestionInput } from '../rules/file-input.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';

/** What the institute answered; another answer takes the place of the one before it, with the reason. */
export const answerAppraisalQuestion = defineCommand({
  name: 'answer-appraisal-question',
  version: 1,
  input: answerAppraisalQuestionInput,
  may: mayKeepProgrammes,
  run: async ({ tx, chain, entryNo }, { questionId, version, reason = null, ...said }) => {
    const { answer, byFunction, answeredOn } = said;
    const found = await appraisalQuestion(tx, chain, questionId);
    if (!found) throw new NotFound();
    if (found.answerEntryNo !== version)
      return conflict(found.answerEntryNo, {
        'field.answer': found.answer,
        'field.by-function': found.byFunction,
        'field.answered-on': found.answeredOn,
      });
    if (answeredOn > todayIn()) return refuseFields({ answeredOn: [{ key: 'programmes.day-in-future' }] });
    if (answeredOn < found.askedOn)
      return refuseFields({ answeredOn: [{ key: 'programmes.answered-before-asked' }] });
    if (found.answerId && !reason) return refuseFields({ reason: [{ key: 'problem.missing' }] });
    if (found.answerId)
      await tx
        .updateTable('appraisal_answers')
        .set({ ended_by_no: entryNo })
        .where('institute_id', '=', chain)
        .where('id', '=', found.answerId)
        .execute();
    await tx
      .insertInto('appraisal_answers')
      .values({
        institute_id: chain,
        id: newId(),
        question_id: questionId,
        programme_id: found.programmeId,
        answer,
        by_function: byFunction,
        answered_on: answeredOn,
        replaces_id: found.answerId,
        correction_reason: reason,
        entry_no: entryNo,
      })
      .execute();
    const { question, programmeId } = found;
    return done(
      { id: questionId, programmeId },
      {
        subject: { kind: 'programme', id: programmeId },
        ...(found.answerId ? { before: { answer: found.answer, answeredOn: found.answeredOn } } : {}),
        after: { question, answer, byFunction, answeredOn, ...(reason ? { reason } : {}) },
      },
    );
  },
});
