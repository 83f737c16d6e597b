import { conflict, defineCommand, done, refuse } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { decisionsOf } from '../queries/decisions.ts';
import { outputById } from '../queries/theories.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { removeOutputInput } from '../rules/theory-input.ts';

const hangs = { problem: { key: 'programmes.output-is-used' } };

/**
 * Takes out an output that was entered by mistake, while no activity, indicator or causal link hangs on it and no
 * decision of the donor stands; the trail keeps what it said.
 */
export const removeOutput = defineCommand({
  name: 'remove-output',
  version: 1,
  input: removeOutputInput,
  constraints: {
    activities_institute_id_output_id_fkey: hangs,
    indicators_institute_id_output_id_fkey: hangs,
    causal_links_institute_id_from_output_id_fkey: hangs,
    causal_links_institute_id_to_output_id_fkey: hangs,
  },
  may: mayKeepProgrammes,
  run: async ({ tx, chain }, { outputId, version }) => {
    const found = await outputById(tx, chain, outputId);
    if (!found) throw new NotFound();
    const { code, title, actions, outcomeId, programmeId } = found;
    if (found.version !== version)
      return conflict(found.version, {
        'field.code': code,
        'field.title': title,
        'programmes.actions': actions,
      });
    if ((await decisionsOf(tx, chain, programmeId)).some(({ kind }) => kind !== 'submitted'))
      return refuse({ key: 'programmes.output-is-decided' });
    await tx.deleteFrom('outputs').where('institute_id', '=', chain).where('id', '=', outputId).execute();
    return done(
      { outcomeId, programmeId },
      { subject: { kind: 'outcome', id: outcomeId }, before: { outputId, code, title, actions } },
    );
  },
});
