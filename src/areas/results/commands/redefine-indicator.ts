import { conflict, defineCommand, done } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { definitionsOf } from '../queries/indicators.ts';
import { redefinitionInput } from '../rules/indicator-input.ts';
import { mayDefineIndicators } from '../rules/result-permissions.ts';
import { definitionRow } from './define-indicator.ts';

/** From now on the indicator means this; what was measured under an earlier meaning stays as it was. */
export const redefineIndicator = defineCommand({
  name: 'redefine-indicator',
  version: 1,
  input: redefinitionInput,
  may: mayDefineIndicators,
  run: async ({ tx, chain, entryNo }, input) => {
    const { indicatorId, comparable, version, ...definition } = input;
    const found = (await definitionsOf(tx, chain, [indicatorId])).get(indicatorId);
    if (!found) throw new NotFound();
    const before = {
      title: found.title,
      measure: found.measure,
      overTime: found.overTime,
      overPartners: found.overPartners,
      unit: found.unit,
    };
    if (found.version !== version) return conflict(found.version, { 'results.title': found.title });
    await tx
      .updateTable('indicator_versions')
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where('id', '=', found.versionId)
      .execute();
    const edition = found.edition + 1;
    const id = newId();
    await tx
      .insertInto('indicator_versions')
      .values({
        institute_id: chain,
        entry_no: entryNo,
        id,
        indicator_id: indicatorId,
        edition,
        series: comparable ? found.series : edition,
        ...definitionRow(definition),
      })
      .execute();
    await tx
      .updateTable('indicators')
      .set({ version: version + 1 })
      .where('institute_id', '=', chain)
      .where('id', '=', indicatorId)
      .execute();
    return done(
      { id: indicatorId, edition },
      {
        subject: { kind: 'indicator', id: indicatorId },
        before,
        after: { ...definition, comparable, edition },
      },
    );
  },
});
