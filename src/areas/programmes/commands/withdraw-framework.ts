import { conflict, defineCommand, done, refuse } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { dialoguesWithin } from '../queries/donor-dialogues.ts';
import { frameworkById, targetsOf } from '../queries/frameworks.ts';
import { withdrawFrameworkInput } from '../rules/framework-input.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { withdrawRow } from './withdraw-row.ts';

/** A framework that was entered by mistake is none, while no target and no dialogue of it stands. */
export const withdrawFramework = defineCommand({
  name: 'withdraw-framework',
  version: 1,
  input: withdrawFrameworkInput,
  may: mayKeepProgrammes,
  run: async (writing, { frameworkId: id, version, reason }) => {
    const { tx, chain } = writing;
    const found = await frameworkById(tx, chain, id);
    if (!found) throw new NotFound();
    const { name, kind, lead, fromOn, untilOn } = found;
    if (found.version !== version) return conflict(found.version, { 'programmes.framework-name': name });
    const hanging = [...(await targetsOf(tx, chain, id)), ...(await dialoguesWithin(tx, chain, id))];
    if (hanging.length > 0) return refuse({ key: 'programmes.framework-is-used' });
    await withdrawRow(writing, 'strategic_frameworks', { id, reason });
    const before = { name, kind, lead, fromOn, untilOn };
    return done({ id }, { subject: { kind: 'strategic_framework', id }, before, after: { reason } });
  },
});
