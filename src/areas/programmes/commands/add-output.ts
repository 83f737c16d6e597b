import { defineCommand, done, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { outcomeById, outputsOf } from '../queries/outcomes.ts';
import { addOutputInput } from '../rules/outcome-input.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';

/** A new output of an outcome, with the kinds of action that bring it about. */
export const addOutput = defineCommand({
  name: 'add-output',
  version: 1,
  input: addOutputInput,
  may: mayKeepProgrammes,
  run: async ({ tx, chain, entryNo }, { outcomeId, code, title, actions, ...rest }) => {
    if (!(await outcomeById(tx, chain, outcomeId))) throw new NotFound();
    if ((await outputsOf(tx, chain, outcomeId)).some((output) => output.code === code))
      return refuseFields({ code: [{ key: 'programmes.code-taken' }] });
    const id = rest.id ?? newId();
    await tx
      .insertInto('outputs')
      .values({
        institute_id: chain,
        id,
        outcome_id: outcomeId,
        code,
        title: JSON.stringify(title),
        actions,
        entry_no: entryNo,
      })
      .execute();
    // The history that shows it is the outcome's.
    const subject = { kind: 'outcome', id: outcomeId };
    return done({ id }, { subject, after: { outputId: id, code, title, actions } });
  },
});
