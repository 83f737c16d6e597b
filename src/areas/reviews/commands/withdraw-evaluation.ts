import { defineCommand, done, refuse } from '../../../command/command.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { withdrawEvaluationInput } from '../rules/evaluation-input.ts';
import { whyNotUnplanned } from '../rules/evaluation-steps.ts';
import { mayKeepReviews } from '../rules/review-permissions.ts';
import { evaluationToChange } from './evaluation-errors.ts';

/** An evaluation that was planned by mistake: it stays to be read with the reason, and counts for no rule. */
export const withdrawEvaluation = defineCommand({
  name: 'withdraw-evaluation',
  version: 1,
  input: withdrawEvaluationInput,
  may: mayKeepReviews,
  run: async (writing, { evaluationId, version, reason }) => {
    const { tx, chain, actor } = writing;
    const opened = await evaluationToChange(writing, { evaluationId, version });
    if (!opened.done) return opened;
    const { evaluation } = opened;
    const why = whyNotUnplanned(evaluation);
    if (why) return refuse(why);
    await tx
      .updateTable('evaluations')
      .set({
        withdrawn_on: todayIn(),
        withdrawn_by_name: actor.name,
        withdrawn_why: reason,
        version: version + 1,
      })
      .where('institute_id', '=', chain)
      .where('id', '=', evaluationId)
      .execute();
    const { title } = evaluation;
    return done(
      { id: evaluationId },
      { subject: { kind: 'evaluation', id: evaluationId }, after: { title, reason } },
    );
  },
});
