import { defineCommand, done, refuse } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { controlQuestionWith } from '../queries/control-questions.ts';
import { mayReplyToControl } from '../rules/control-permissions.ts';
import { controlReplyInput, isEnded } from '../rules/control-question-input.ts';

/** The institute's reply; a further one completes it, the earlier stays. */
export const replyToControl = defineCommand({
  name: 'reply-to-control',
  version: 1,
  input: controlReplyInput,
  personal: ['reply'],
  may: mayReplyToControl,
  run: async ({ tx, actor, chain, entryNo }, { questionId, reply }) => {
    const question = await controlQuestionWith(tx, chain, questionId);
    if (!question) throw new NotFound();
    if (isEnded(question.state)) return refuse({ key: 'records.question-ended' });
    await tx
      .insertInto('control_replies')
      .values({
        institute_id: chain,
        id: newId(),
        question_id: questionId,
        text: reply,
        replied_by: actor.membershipId,
        replied_by_name: actor.name,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id: questionId },
      { subject: { kind: 'control-question', id: questionId }, after: { reply } },
    );
  },
});
