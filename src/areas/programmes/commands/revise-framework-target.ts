import { conflict, defineCommand, done } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { targetById } from '../queries/frameworks.ts';
import { reviseFrameworkTargetInput } from '../rules/framework-input.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';

/** Words a strategic target anew; the second of two people is shown both versions. */
export const reviseFrameworkTarget = defineCommand({
  name: 'revise-framework-target',
  version: 1,
  input: reviseFrameworkTargetInput,
  constraints: {
    target_code_unique_in_framework: { fields: { code: [{ key: 'programmes.code-taken' }] } },
  },
  may: mayKeepProgrammes,
  run: async ({ tx, chain }, { targetId, version, code, title }) => {
    const found = await targetById(tx, chain, targetId);
    if (!found) throw new NotFound();
    if (found.version !== version)
      return conflict(found.version, { 'field.code': found.code, 'field.title': found.title });
    await tx
      .updateTable('framework_targets')
      .set({ code, title: JSON.stringify(title), version: version + 1 })
      .where('institute_id', '=', chain)
      .where('id', '=', targetId)
      .where('version', '=', version)
      .execute();
    return done(
      { id: targetId, frameworkId: found.frameworkId },
      {
        subject: { kind: 'strategic_framework', id: found.frameworkId },
        before: { targetId, code: found.code, title: found.title },
        after: { targetId, code, title },
      },
    );
  },
});
