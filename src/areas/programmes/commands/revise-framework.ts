import { conflict, defineCommand, done, refuseFields } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { contributionsTo, frameworkById } from '../queries/frameworks.ts';
import { contributionsOutside } from '../rules/contributions-outside.ts';
import { reviseFrameworkInput } from '../rules/framework-input.ts';
import { outsideErrors } from '../rules/outside-period.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { rowOfFramework } from './row-of-framework.ts';

/** Changes a joint strategic framework; the second of two people is shown both versions. */
export const reviseFramework = defineCommand({
  name: 'revise-framework',
  version: 1,
  input: reviseFrameworkInput,
  may: mayKeepProgrammes,
  run: async ({ tx, chain }, { frameworkId, version, isOutsideKnown: isKnown, ...said }) => {
    const found = await frameworkById(tx, chain, frameworkId);
    if (!found) throw new NotFound();
    if (found.version !== version)
      return conflict(found.version, {
        'field.name': found.name,
        'programmes.framework-kind': found.kind,
        'field.lead': found.lead,
        'programmes.fromOn': found.fromOn,
        'programmes.untilOn': found.untilOn,
        'field.context': found.context,
        'field.synergies': found.synergies,
        'field.arrangements': found.arrangements,
      });
    const periods = { was: found, becomes: said };
    const left = contributionsOutside(await contributionsTo(tx, chain, frameworkId), periods);
    const wrong = outsideErrors(left, { ...periods, isKnown });
    if (wrong) return refuseFields(wrong);
    await tx
      .updateTable('strategic_frameworks')
      .set({ ...rowOfFramework(said), version: version + 1 })
      .where('institute_id', '=', chain)
      .where('id', '=', frameworkId)
      .where('version', '=', version)
      .execute();
    const { id: _id, version: _version, ...before } = found;
    return done(
      { id: frameworkId },
      { subject: { kind: 'strategic_framework', id: frameworkId }, before, after: said },
    );
  },
});
