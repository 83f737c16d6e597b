import { conflict, defineCommand, done, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { appraisalQuestion } from '../queries/appraisals.ts';
import { withdrawAppraisalQuestionInput } from '../rules/file-input.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';

/** A question that was entered by mistake is none: by which function, when and why. Its rows stay, the trail tells. */
export const withdrawAppraisalQuestion = defineCommand({
  name: 'withdraw-appraisal-question',
  version: 1,
  input: withdrawAppraisalQuestionInput,
  may: mayKeepProgrammes,
  run: async ({ tx, chain, entryNo }, { questionId, version, byFunction, withdrawnOn, reason }) => {
    const found = await appraisalQuestion(tx, chain, questionId);
    if (!found) throw new NotFound();
    if (found.entryNo !== version) return conflict(found.entryNo, { 'field.question': found.question });
    if (withdrawnOn > todayIn()) return refuseFields({ withdrawnOn: [{ key: 'programmes.day-in-future' }] });
    if (withdrawnOn < found.askedOn)
      return refuseFields({ withdrawnOn: [{ key: 'programmes.appraisal-withdrawn-before-asked' }] });
    const { programmeId, question } = found;
    await tx
      .insertInto('appraisal_withdrawals')
      .values({
        institute_id: chain,
        id: newId(),
        question_id: questionId,
        programme_id: programmeId,
        by_function: byFunction,
        withdrawn_on: withdrawnOn,
        reason,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id: questionId, programmeId },
      {
        subject: { kind: 'programme', id: programmeId },
        after: { question, withdrawnOn, byFunction, reason },
      },
    );
  },
});
