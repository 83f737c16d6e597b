import { sql } from 'kysely';
import { conflict, defineCommand, done, refuse, type Writing } from '../../../command/command.ts';
import { NotFound, type Problem } from '../../../kernel/problem.ts';
import { outcomeById } from '../../programmes/queries/outcomes.ts';
import { codedIndicators } from '../queries/coded-indicators.ts';
import { definitionsOf, type IndicatorDefinition } from '../queries/indicators.ts';
import { type RestingFact, restingOnIndicator } from '../queries/resting-on-indicator.ts';
import { formulasWith } from '../rules/formula-check.ts';
import { indicatorWithdrawalInput } from '../rules/indicator-input.ts';
import { mayDefineIndicators } from '../rules/result-permissions.ts';

/**
 * An indicator that was defined by mistake is none, while nothing rests on it: its definition ends, with what it aimed at and
 * where it stood. As of earlier it stands as it did, and the trail keeps the reason.
 */
export const withdrawIndicator = defineCommand({
  name: 'withdraw-indicator',
  version: 1,
  input: indicatorWithdrawalInput,
  may: mayDefineIndicators,
  run: async (writing, { indicatorId, version, reason }) => {
    const { tx, chain, entryNo } = writing;
    const found = (await definitionsOf(tx, chain, [indicatorId])).get(indicatorId);
    if (!found) throw new NotFound();
    if (found.version !== version) return conflict(found.version, placed(found));
    const [resting] = (await restingOnIndicator(tx, chain, indicatorId)).flatMap(
      ({ fact, names }) => whyStays(fact, names) ?? [],
    );
    const problem = resting ?? (await whyNamed(writing, found));
    if (problem) return refuse(problem);
    for (const table of ['indicator_versions', 'baselines', 'targets'])
      await sql`update ${sql.table(table)} set ended_by_no = ${entryNo}
        where institute_id = ${chain} and indicator_id = ${indicatorId} and ended_by_no is null`.execute(tx);
    await tx
      .updateTable('indicators')
      .set({ withdrawn_by_no: entryNo, version: found.version + 1 })
      .where('institute_id', '=', chain)
      .where('id', '=', indicatorId)
      .execute();
    const { outcomeId, code, title } = found;
    return done(
      { id: indicatorId, outcomeId },
      {
        subject: { kind: 'outcome', id: outcomeId },
        before: { indicatorId, code, title },
        after: { reason },
      },
    );
  },
});

/** How an indicator is called, and what it hangs on. */
const placed = ({ code, title, outcomeId, outputId }: IndicatorDefinition) => ({
  'results.code': code,
  'results.title': title,
  'field.outcome-id': outcomeId,
  'results.output': outputId,
});

/** What was taken back since keeps nothing. */
const whyStays = (fact: RestingFact, names: string): Problem | undefined =>
  fact === 'once-measured' ? undefined : { key: `results.rests-${fact}`, args: { names } };

/** A formula says which indicator it means by its code: without it, it would come to nothing. */
export const whyNamed = async (
  { tx, chain }: Writing,
  { outcomeId, code }: IndicatorDefinition,
): Promise<Problem | undefined> => {
  const outcome = (await outcomeById(tx, chain, outcomeId))?.code ?? '';
  const naming = formulasWith({ outcome, code }, await codedIndicators(tx, chain, outcomeId));
  return naming.length > 0 ? { key: 'results.rests-formula', args: { names: naming.join(', ') } } : undefined;
};
