import { conflict, defineCommand, done, refuse } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { contributionsTo, targetById } from '../queries/frameworks.ts';
import { withdrawFrameworkTargetInput } from '../rules/framework-input.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { withdrawRow } from './withdraw-row.ts';

/** A strategic target that was entered by mistake is none, while no programme contributes to it; its code is free again. */
export const withdrawFrameworkTarget = defineCommand({
  name: 'withdraw-framework-target',
  version: 1,
  input: withdrawFrameworkTargetInput,
  may: mayKeepProgrammes,
  run: async (writing, { targetId, version, reason }) => {
    const { tx, chain } = writing;
    const found = await targetById(tx, chain, targetId);
    if (!found) throw new NotFound();
    const { code, title, frameworkId } = found;
    if (found.version !== version)
      return conflict(found.version, { 'programmes.code': code, 'programmes.framework-target': title });
    const contributions = await contributionsTo(tx, chain, frameworkId);
    if (contributions.some((each) => each.targetId === targetId))
      return refuse({ key: 'programmes.framework-target-is-used' });
    await withdrawRow(writing, 'framework_targets', { id: targetId, reason });
    return done(
      { frameworkId },
      {
        subject: { kind: 'strategic_framework', id: frameworkId },
        before: { targetId, code, title },
        after: { reason },
      },
    );
  },
});
