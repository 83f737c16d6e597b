import { defineCommand, done } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { frameworkById } from '../queries/frameworks.ts';
import { addFrameworkTargetInput } from '../rules/framework-input.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { keepTargetActors, rowOfTarget } from './keep-target-actors.ts';

/** A strategic target of a joint framework. */
export const addFrameworkTarget = defineCommand({
  name: 'add-framework-target',
  version: 1,
  input: addFrameworkTargetInput,
  constraints: {
    target_code_unique_in_framework: { fields: { code: [{ key: 'programmes.code-taken' }] } },
  },
  may: mayKeepProgrammes,
  run: async (writing, { id = newId(), frameworkId, ...said }) => {
    const { tx, chain, entryNo } = writing;
    if (!(await frameworkById(tx, chain, frameworkId))) throw new NotFound();
    await tx
      .insertInto('framework_targets')
      .values({
        institute_id: chain,
        id,
        framework_id: frameworkId,
        ...rowOfTarget(said),
        entry_no: entryNo,
      })
      .execute();
    await keepTargetActors(writing, id, said.actors);
    return done(
      { id },
      { subject: { kind: 'strategic_framework', id: frameworkId }, after: { targetId: id, ...said } },
    );
  },
});
