import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { controlQuestionWith } from '../queries/control-questions.ts';
import { mayDecideControlQuestion } from '../rules/control-permissions.ts';
import { controlDecisionInput, isEnded } from '../rules/control-question-input.ts';

/** Asks again until another day, closes what is answered, or withdraws; any auditor of the same control may. */
export const decideControlQuestion = defineCommand({
  name: 'decide-control-question',
  version: 1,
  input: controlDecisionInput,
  personal: ['remark'],
  may: mayDecideControlQuestion,
  run: async ({ tx, actor, chain, entryNo }, { questionId, decision, remark, dueOn }) => {
    const question = await controlQuestionWith(tx, chain, questionId);
    if (!question) throw new NotFound();
    if (isEnded(question.state)) return refuse({ key: 'records.question-ended' });
    const newDue = decision === 'asked_again' ? (dueOn ?? null) : null;
    if (newDue !== null && newDue < todayIn())
      return refuseFields({ dueOn: [{ key: 'records.due-in-the-past' }] });
    await tx
      .insertInto('control_decisions')
      .values({
        institute_id: chain,
        id: newId(),
        question_id: questionId,
        decision,
        text: remark ?? null,
        due_on: newDue,
        decided_by: actor.membershipId,
        decided_by_name: actor.name,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id: questionId },
      { subject: { kind: 'control-question', id: questionId }, after: { decision, remark, dueOn: newDue } },
    );
  },
});
