import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { auditSamples, drawnFrom } from '../queries/audit-samples.ts';
import { sampleResultInput } from '../rules/sample-input.ts';
import { mayJudgeSample } from '../rules/sample-permissions.ts';

/** What the auditor found of one item; a second word on it is another row. */
export const judgeSampleItem = defineCommand({
  name: 'judge-sample-item',
  version: 1,
  input: sampleResultInput,
  personal: ['remark'],
  may: mayJudgeSample,
  run: async ({ tx, actor, chain, entryNo }, { sampleId, expenseId, result, remark }) => {
    const [sample] = await auditSamples(tx, chain, sampleId);
    if (!sample) throw new NotFound();
    const { ids } = await drawnFrom(tx, chain, sample, sample);
    if (!ids.includes(expenseId)) return refuseFields({ expenseId: [{ key: 'problem.not-known-here' }] });
    await tx
      .insertInto('sample_results')
      .values({
        institute_id: chain,
        id: newId(),
        sample_id: sampleId,
        expense_id: expenseId,
        result,
        remark: remark ?? null,
        judged_by: actor.membershipId,
        judged_by_name: actor.name,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id: sampleId },
      { subject: { kind: 'audit-sample', id: sampleId }, after: { expenseId, result, remark } },
    );
  },
});
