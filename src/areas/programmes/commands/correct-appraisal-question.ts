import { conflict, defineCommand, done, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { appraisalQuestion } from '../queries/appraisals.ts';
import { outcomeById } from '../queries/outcomes.ts';
import { correctAppraisalQuestionInput } from '../rules/file-input.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';

/** Puts another row in place of a question as it was entered, with the reason; its answer stays. */
export const correctAppraisalQuestion = defineCommand({
  name: 'correct-appraisal-question',
  version: 1,
  input: correctAppraisalQuestionInput,
  may: mayKeepProgrammes,
  run: async ({ tx, chain, entryNo }, { questionId, version, reason, ...input }) => {
    const { outcomeId = null, askedOn, dueOn = null, question, reference = null } = input;
    const found = await appraisalQuestion(tx, chain, questionId);
    if (!found) throw new NotFound();
    if (found.entryNo !== version)
      return conflict(found.entryNo, {
        'field.question': found.question,
        'field.outcome-id': found.outcomeId,
        'field.asked-on': found.askedOn,
        'field.due-on': found.dueOn,
        'field.reference': found.reference,
      });
    if (outcomeId && (await outcomeById(tx, chain, outcomeId))?.programmeId !== found.programmeId)
      return refuseFields({ outcomeId: [{ key: 'problem.not-known-here' }] });
    if (askedOn > todayIn()) return refuseFields({ askedOn: [{ key: 'programmes.day-in-future' }] });
    if (dueOn && dueOn < askedOn) return refuseFields({ dueOn: [{ key: 'programmes.due-before-asked' }] });
    if (found.answeredOn && askedOn > found.answeredOn)
      return refuseFields({ askedOn: [{ key: 'programmes.answered-before-asked' }] });
    await tx
      .updateTable('appraisal_questions')
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where('id', '=', found.id)
      .execute();
    await tx
      .insertInto('appraisal_questions')
      .values({
        institute_id: chain,
        id: newId(),
        question_id: questionId,
        programme_id: found.programmeId,
        outcome_id: outcomeId,
        asked_on: askedOn,
        due_on: dueOn,
        question,
        reference,
        replaces_id: found.id,
        correction_reason: reason,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id: questionId, programmeId: found.programmeId },
      {
        subject: { kind: 'programme', id: found.programmeId },
        before: {
          outcomeId: found.outcomeId,
          askedOn: found.askedOn,
          dueOn: found.dueOn,
          question: found.question,
          reference: found.reference,
        },
        after: { questionId, outcomeId, askedOn, dueOn, question, reference, reason },
      },
    );
  },
});
