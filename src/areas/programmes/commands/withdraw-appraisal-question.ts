import { conflict, defineCommand, done, refuseFields } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { appraisalQuestion } from '../queries/appraisals.ts';
import { withdrawAppraisalQuestionInput } from '../rules/file-input.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { rowOfWithdrawal, withdrawalErrors } from './withdrawal-errors.ts';

/** A question that was entered by mistake is none: by which function, when and why. Its rows stay, the trail tells. */
export const withdrawAppraisalQuestion = defineCommand({
  name: 'withdraw-appraisal-question',
  version: 1,
  input: withdrawAppraisalQuestionInput,
  may: mayKeepProgrammes,
  run: async (writing, { questionId, version, ...said }) => {
    const { tx, chain } = writing;
    const found = await appraisalQuestion(tx, chain, questionId);
    if (!found) throw new NotFound();
    if (found.entryNo !== version) return conflict(found.entryNo, { 'field.question': found.question });
    const early = 'programmes.appraisal-withdrawn-before-asked';
    const wrong = withdrawalErrors(said, found.askedOn, early);
    if (wrong) return refuseFields(wrong);
    const { programmeId, question } = found;
    await tx
      .insertInto('appraisal_withdrawals')
      .values({ ...rowOfWithdrawal(writing, programmeId, said), question_id: questionId })
      .execute();
    return done(
      { id: questionId, programmeId },
      {
        subject: { kind: 'programme', id: programmeId },
        after: { question, ...said },
      },
    );
  },
});
