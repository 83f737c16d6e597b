import { conflict, defineCommand, done } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { outcomeEnd } from '../queries/outcome-ends.ts';
import { takeBackOutcomeEndInput } from '../rules/outcome-end.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { saidOf, standing } from './end-outcome.ts';
import { takeBackRow } from './take-back-row.ts';

/** An end that was noted of the wrong outcome never was: the outcome goes on, and owes as before. */
export const takeBackOutcomeEnd = defineCommand({
  name: 'take-back-outcome-end',
  version: 1,
  input: takeBackOutcomeEndInput,
  may: mayKeepProgrammes,
  run: async (writing, { outcomeId, version, reason }) => {
    const { tx, chain } = writing;
    const found = await outcomeEnd(tx, chain, outcomeId);
    if (!found) throw new NotFound();
    if (found.entryNo !== version) return conflict(found.entryNo, standing(found));
    await takeBackRow(writing, 'outcome_ends', { rowId: found.id, reason });
    return done(
      { id: outcomeId },
      { subject: { kind: 'outcome', id: outcomeId }, before: saidOf(found), after: { reason } },
    );
  },
});
