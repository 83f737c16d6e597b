import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { outcomeById } from '../queries/outcomes.ts';
import { programmeById } from '../queries/programmes.ts';
import { recordAppraisalQuestionInput } from '../rules/file-input.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';

/** What the donor asks while it appraises the file, as its letter says. */
export const recordAppraisalQuestion = defineCommand({
  name: 'record-appraisal-question',
  version: 1,
  input: recordAppraisalQuestionInput,
  may: mayKeepProgrammes,
  run: async ({ tx, chain, entryNo }, { programmeId, ...input }) => {
    const {
      id: questionId = newId(),
      outcomeId = null,
      askedOn,
      dueOn = null,
      question,
      reference = null,
    } = input;
    if (!(await programmeById(tx, chain, programmeId))) throw new NotFound();
    if (outcomeId && (await outcomeById(tx, chain, outcomeId))?.programmeId !== programmeId)
      return refuseFields({ outcomeId: [{ key: 'problem.not-known-here' }] });
    if (askedOn > todayIn()) return refuseFields({ askedOn: [{ key: 'programmes.day-in-future' }] });
    if (dueOn && dueOn < askedOn) return refuseFields({ dueOn: [{ key: 'programmes.due-before-asked' }] });
    await tx
      .insertInto('appraisal_questions')
      .values({
        institute_id: chain,
        id: questionId,
        question_id: questionId,
        programme_id: programmeId,
        outcome_id: outcomeId,
        asked_on: askedOn,
        due_on: dueOn,
        question,
        reference,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id: questionId },
      {
        subject: { kind: 'programme', id: programmeId },
        after: { questionId, outcomeId, askedOn, dueOn, question, reference },
      },
    );
  },
});
