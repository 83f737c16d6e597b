import { conflict, defineCommand, done } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { appraisalQuestion } from '../queries/appraisals.ts';
import { takeBackAppraisalAnswerInput } from '../rules/file-input.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { takeBackRow } from './take-back-row.ts';

/** An answer that was put on the wrong question never was: the question waits again. */
export const takeBackAppraisalAnswer = defineCommand({
  name: 'take-back-appraisal-answer',
  version: 1,
  input: takeBackAppraisalAnswerInput,
  may: mayKeepProgrammes,
  run: async (writing, { questionId, version, reason }) => {
    const found = await appraisalQuestion(writing.tx, writing.chain, questionId);
    if (!found?.answerId) throw new NotFound();
    const { question, programmeId, answer, byFunction, answeredOn } = found;
    if (found.answerEntryNo !== version)
      return conflict(found.answerEntryNo, {
        'field.answer': answer,
        'field.by-function': byFunction,
        'field.answered-on': answeredOn,
      });
    await takeBackRow(writing, 'appraisal_answers', { rowId: found.answerId, reason });
    return done(
      { id: questionId, programmeId },
      {
        subject: { kind: 'programme', id: programmeId },
        before: { question, answer, byFunction, answeredOn },
        after: { question, reason },
      },
    );
  },
});
