import { conflict, defineCommand, done } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { outcomeEnd } from '../queries/outcome-ends.ts';
import { takeBackOutcomeEndInput } from '../rules/outcome-end.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { saidOf, standing } from './end-outcome.ts';

/** An end that was noted of the wrong outcome never was: the outcome goes on, and owes as before. */
export const takeBackOutcomeEnd = defineCommand({
  name: 'take-back-outcome-end',
  version: 1,
  input: takeBackOutcomeEndInput,
  may: mayKeepProgrammes,
  run: async ({ tx, chain, entryNo }, { outcomeId, version, reason }) => {
    const found = await outcomeEnd(tx, chain, outcomeId);
    if (!found) throw new NotFound();
    if (found.entryNo !== version) return conflict(found.entryNo, standing(found));
    await tx
      .updateTable('outcome_ends')
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where('id', '=', found.id)
      .execute();
    // It bears the reason and never stands: it ends with its own entry.
    await tx
      .insertInto('outcome_ends')
      .values({
        institute_id: chain,
        id: newId(),
        outcome_id: outcomeId,
        replaces_id: found.id,
        correction_reason: reason,
        entry_no: entryNo,
        ended_by_no: entryNo,
      })
      .execute();
    return done(
      { id: outcomeId },
      { subject: { kind: 'outcome', id: outcomeId }, before: saidOf(found), after: { reason } },
    );
  },
});
