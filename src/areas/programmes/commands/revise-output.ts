import { conflict, defineCommand, done, refuseFields } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { outputsOf } from '../queries/outcomes.ts';
import { outputById } from '../queries/theories.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { reviseOutputInput } from '../rules/theory-input.ts';

/** Changes an output; the second of two people is shown both versions. */
export const reviseOutput = defineCommand({
  name: 'revise-output',
  version: 1,
  input: reviseOutputInput,
  may: mayKeepProgrammes,
  run: async ({ tx, chain }, { outputId, version, code, title, actions }) => {
    const found = await outputById(tx, chain, outputId);
    if (!found) throw new NotFound();
    if (found.version !== version)
      return conflict(found.version, {
        'field.code': found.code,
        'field.title': found.title,
        'programmes.actions': found.actions,
      });
    const others = await outputsOf(tx, chain, found.outcomeId);
    if (others.some((output) => output.code === code && output.id !== outputId))
      return refuseFields({ code: [{ key: 'programmes.code-taken' }] });
    await tx
      .updateTable('outputs')
      .set({ code, title: JSON.stringify(title), actions, version: version + 1 })
      .where('institute_id', '=', chain)
      .where('id', '=', outputId)
      .where('version', '=', version)
      .execute();
    return done(
      { id: outputId, outcomeId: found.outcomeId },
      {
        subject: { kind: 'outcome', id: found.outcomeId },
        before: { outputId, code: found.code, title: found.title, actions: found.actions },
        after: { outputId, code, title, actions },
      },
    );
  },
});
