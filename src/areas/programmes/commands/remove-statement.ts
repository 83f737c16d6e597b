import { conflict, defineCommand, done } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { causalLinksOf, statementById } from '../queries/theories.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { removeStatementInput } from '../rules/theory-input.ts';

/** Takes a statement out of the theory of change, with the links that lead to it; the trail keeps what it said. */
export const removeStatement = defineCommand({
  name: 'remove-statement',
  version: 1,
  input: removeStatementInput,
  constraints: {
    an_assumption_with_a_risk_stays: { problem: { key: 'programmes.theory-has-risk' } },
    a_followed_assumption_stays: { problem: { key: 'programmes.assumption-was-followed-up' } },
  },
  may: mayKeepProgrammes,
  run: async ({ tx, chain }, { statementId, version }) => {
    const found = await statementById(tx, chain, statementId);
    if (!found) throw new NotFound();
    if (found.version !== version) return conflict(found.version, { 'field.text': found.text });
    const links = (await causalLinksOf(tx, chain, found.programmeId))
      .filter(({ to }) => to.kind === 'impact' && to.id === statementId)
      .map(({ from, reason }) => ({ from, reason }));
    await tx
      .deleteFrom('causal_links')
      .where('institute_id', '=', chain)
      .where('to_statement_id', '=', statementId)
      .execute();
    await tx
      .deleteFrom('theory_statements')
      .where('institute_id', '=', chain)
      .where('id', '=', statementId)
      .execute();
    const { kind, programmeId, outcomeId, text } = found;
    return done(
      { programmeId },
      {
        subject: { kind: 'programme', id: programmeId },
        before: { statementId, kind, outcomeId, text, ...(links.length > 0 ? { links } : {}) },
      },
    );
  },
});
