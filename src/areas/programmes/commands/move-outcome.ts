import { defineCommand, done, refuse } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { outcomeById, outcomesOf } from '../queries/outcomes.ts';
import { moved } from '../rules/moved.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { moveOutcomeInput } from '../rules/theory-input.ts';

/** Moves an outcome one place among those of its programme. */
export const moveOutcome = defineCommand({
  name: 'move-outcome',
  version: 1,
  input: moveOutcomeInput,
  may: mayKeepProgrammes,
  run: async ({ tx, chain }, { outcomeId, direction }) => {
    const found = await outcomeById(tx, chain, outcomeId);
    if (!found) throw new NotFound();
    const order = moved(await outcomesOf(tx, chain, found.programmeId), outcomeId, direction);
    if (!order) return refuse({ key: 'programmes.theory-at-the-end' });
    for (const [position, { id }] of order.entries())
      await tx
        .updateTable('outcomes')
        .set({ position })
        .where('institute_id', '=', chain)
        .where('id', '=', id)
        .execute();
    const { programmeId, code } = found;
    return done(
      { id: outcomeId, programmeId },
      { subject: { kind: 'programme', id: programmeId }, after: { outcomeId, code, direction } },
    );
  },
});
