import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { outcomeById } from '../queries/outcomes.ts';
import { programmeById } from '../queries/programmes.ts';
import { siblingsOf } from '../queries/theories.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { addStatementInput } from '../rules/theory-input.ts';

/** An impact aimed at, an assumption or an actor, after those of its kind that stand at the same place. */
export const addStatement = defineCommand({
  name: 'add-statement',
  version: 1,
  input: addStatementInput,
  may: mayKeepProgrammes,
  run: async ({ tx, chain, entryNo }, { programmeId, kind, text, ...rest }) => {
    const { outcomeId = null } = rest;
    if (!(await programmeById(tx, chain, programmeId))) throw new NotFound();
    const outcome = outcomeId === null ? null : await outcomeById(tx, chain, outcomeId);
    if (outcome === undefined || (outcome && outcome.programmeId !== programmeId))
      return refuseFields({ outcomeId: [{ key: 'problem.not-known-here' }] });
    const last = (await siblingsOf(tx, chain, { programmeId, outcomeId, kind })).at(-1);
    const id = rest.id ?? newId();
    await tx
      .insertInto('theory_statements')
      .values({
        institute_id: chain,
        id,
        programme_id: programmeId,
        outcome_id: outcomeId,
        kind,
        text: JSON.stringify(text),
        position: (last?.position ?? 0) + 1,
        entry_no: entryNo,
      })
      .execute();
    return done(
      { id },
      {
        subject: { kind: 'programme', id: programmeId },
        after: { statementId: id, kind, outcomeId, text },
      },
    );
  },
});
