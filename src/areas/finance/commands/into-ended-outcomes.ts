import type { Tx } from '../../../db/transaction.ts';
import type { FieldErrors, Problem } from '../../../kernel/problem.ts';
import { outcomeEnds } from '../../programmes/queries/outcome-ends.ts';
import { whyNotInOutcome } from '../../programmes/rules/outcome-end.ts';
import type { Move } from '../rules/budget-shift.ts';

/** Money leaves an outcome that ended, and none goes into it for days after its end. */
export const intoEndedOutcomes = async (
  tx: Tx,
  instituteId: string,
  moves: readonly Move[],
): Promise<FieldErrors | undefined> => {
  const ends = await outcomeEnds(
    tx,
    instituteId,
    moves.flatMap(({ to }) => to.outcomeId ?? []),
  );
  const errors = moves.flatMap(({ to }, at): [string, Problem[]][] => {
    const problem = whyNotInOutcome(ends.get(to.outcomeId ?? ''), to.from);
    return problem ? [[`moves.${at}.toId`, [problem]]] : [];
  });
  return errors.length > 0 ? Object.fromEntries(errors) : undefined;
};
