import { defineCommand, done, refuse } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { siblingsOf, statementById } from '../queries/theories.ts';
import { moved } from '../rules/moved.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { moveStatementInput } from '../rules/theory-input.ts';

/** Moves a statement one place among those of its kind at the same place. */
export const moveStatement = defineCommand({
  name: 'move-statement',
  version: 1,
  input: moveStatementInput,
  may: mayKeepProgrammes,
  run: async ({ tx, chain }, { statementId, direction }) => {
    const found = await statementById(tx, chain, statementId);
    if (!found) throw new NotFound();
    const order = moved(await siblingsOf(tx, chain, found), statementId, direction);
    if (!order) return refuse({ key: 'programmes.theory-at-the-end' });
    for (const [at, { id }] of order.entries())
      await tx
        .updateTable('theory_statements')
        .set({ position: at + 1 })
        .where('institute_id', '=', chain)
        .where('id', '=', id)
        .execute();
    const { kind, programmeId, text } = found;
    return done(
      { id: statementId, programmeId },
      { subject: { kind: 'programme', id: programmeId }, after: { kind, text, direction } },
    );
  },
});
