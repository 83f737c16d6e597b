import { conflict, defineCommand, done, refuseFields } from '../../../command/command.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { contributionsTo, targetById } from '../queries/frameworks.ts';
import { reviseFrameworkTargetInput } from '../rules/framework-input.ts';
import { mayKeepProgrammes } from '../rules/programme-permissions.ts';
import { hasValues, unitErrors } from '../rules/target-unit.ts';
import { keepTargetActors, rowOfTarget } from './keep-target-actors.ts';

/** Words a strategic target anew; the second of two people is shown both versions. */
export const reviseFrameworkTarget = defineCommand({
  name: 'revise-framework-target',
  version: 1,
  input: reviseFrameworkTargetInput,
  constraints: {
    target_code_unique_in_framework: { fields: { code: [{ key: 'programmes.code-taken' }] } },
  },
  may: mayKeepProgrammes,
  run: async (writing, { targetId, version, isUnitKnown: isKnown, ...said }) => {
    const { tx, chain } = writing;
    const found = await targetById(tx, chain, targetId);
    if (!found) throw new NotFound();
    const { code, title, justification, unit, actors } = found;
    if (found.version !== version)
      return conflict(found.version, {
        'field.code': code,
        'field.title': title,
        'field.justification': justification,
        'field.unit': unit,
        'field.actors': actors,
      });
    const contributions = await contributionsTo(tx, chain, found.frameworkId);
    const counting = contributions
      .filter((each) => each.targetId === targetId && hasValues(each.years))
      .map(({ programme }) => programme);
    const wrong = unitErrors({ was: unit, becomes: said.unit, counting, isKnown });
    if (wrong) return refuseFields(wrong);
    await tx
      .updateTable('framework_targets')
      .set({ ...rowOfTarget(said), version: version + 1 })
      .where('institute_id', '=', chain)
      .where('id', '=', targetId)
      .where('version', '=', version)
      .execute();
    await keepTargetActors(writing, targetId, said.actors);
    return done(
      { id: targetId, frameworkId: found.frameworkId },
      {
        subject: { kind: 'strategic_framework', id: found.frameworkId },
        before: { targetId, code, title, justification, unit, actors },
        after: { targetId, ...said },
      },
    );
  },
});
