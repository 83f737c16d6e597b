import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { planEvaluationInput } from '../rules/evaluation-input.ts';
import { mayKeepReviews } from '../rules/review-permissions.ts';
import { evaluationErrors, rowOfEvaluation } from './evaluation-errors.ts';

/** An evaluation of a programme or of one of its outcomes, before it is commissioned. */
export const planEvaluation = defineCommand({
  name: 'plan-evaluation',
  version: 1,
  input: planEvaluationInput,
  may: mayKeepReviews,
  run: async ({ tx, chain, entryNo }, { programmeId, ...input }) => {
    const { id = newId(), ...said } = input;
    if (!(await programmeById(tx, chain, programmeId))) throw new NotFound();
    const wrong = await evaluationErrors(tx, chain, programmeId, said);
    if (wrong) return refuseFields(wrong);
    await tx
      .insertInto('evaluations')
      .values({
        institute_id: chain,
        id,
        programme_id: programmeId,
        ...rowOfEvaluation(said),
        entry_no: entryNo,
      })
      .execute();
    return done({ id }, { subject: { kind: 'evaluation', id }, after: { programmeId, ...said } });
  },
});
