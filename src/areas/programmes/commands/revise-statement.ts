import { conflict, defineCommand, done } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { statementById } from '../queries/theories.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { reviseStatementInput } from '../rules/theory-input.ts';

/** Words an impact, an assumption or an actor anew; the second of two people is shown both versions. */
export const reviseStatement = defineCommand({
  name: 'revise-statement',
  version: 1,
  input: reviseStatementInput,
  may: mayKeepProgrammes,
  run: async ({ tx, chain }, { statementId, version, text }) => {
    const found = await statementById(tx, chain, statementId);
    if (!found) throw new NotFound();
    if (found.version !== version) return conflict(found.version, { 'field.text': found.text });
    await tx
      .updateTable('theory_statements')
      .set({ text: JSON.stringify(text), version: version + 1 })
      .where('institute_id', '=', chain)
      .where('id', '=', statementId)
      .where('version', '=', version)
      .execute();
    const { kind, programmeId } = found;
    return done(
      { id: statementId, programmeId },
      {
        subject: { kind: 'programme', id: programmeId },
        before: { statementId, kind, text: found.text },
        after: { statementId, kind, text },
      },
    );
  },
});
