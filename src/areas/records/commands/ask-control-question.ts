import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { mayAskControlQuestion } from '../rules/control-permissions.ts';
import { controlQuestionInput } from '../rules/control-question-input.ts';

/**
 * An auditor's question about a thing; which outcomes and years the thing touches is for the page to find out. The
 * trail keeps it under the question's own id: the thing's history is read by auditors of other outcomes too.
 */
export const askControlQuestion = defineCommand({
  name: 'ask-control-question',
  version: 1,
  input: controlQuestionInput,
  personal: ['question'],
  may: mayAskControlQuestion,
  run: async (
    { tx, actor, chain, entryNo },
    { id = newId(), subject, outcomes, years, question, askedOn = todayIn(), dueOn },
  ) => {
    if (askedOn > todayIn()) return refuseFields({ askedOn: [{ key: 'records.asked-in-future' }] });
    if (dueOn < askedOn) return refuseFields({ dueOn: [{ key: 'records.due-before-asked' }] });
    await tx
      .insertInto('control_questions')
      .values({
        institute_id: chain,
        id,
        subject_kind: subject.kind,
        subject_id: subject.id,
        outcomes,
        years,
        text: question,
        asked_on: askedOn,
        due_on: dueOn,
        asked_by: actor.membershipId,
        asked_by_name: actor.name,
        entry_no: entryNo,
      })
      .execute();
    return done({ id }, { subject: { kind: 'control-question', id }, after: { question, askedOn, dueOn } });
  },
});
