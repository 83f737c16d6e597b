import { sql } from 'kysely';
import { conflict, defineCommand, done, refuse, type Writing } from '../../../command/command.ts';
import { canonicalJson } from '../../../command/trail.ts';
import { newId } from '../../../kernel/id.ts';
import { NotFound } from '../../../kernel/problem.ts';
import { cellsMappedTo } from '../queries/cells-of-versions.ts';
import { aimsTakenBack, definitionSteps } from '../queries/definition-steps.ts';
import { definitionsOf, type IndicatorDefinition } from '../queries/indicators.ts';
import { restingOnDefinition, whyDefinitionStays } from '../queries/resting-on-definition.ts';
import { indicatorWithdrawalInput } from '../rules/indicator-input.ts';
import { mayDefineIndicators } from '../rules/result-permissions.ts';
import { takingBack } from '../rules/taken-back.ts';
import { wrongFormula } from './definition-errors.ts';
import { shown } from './redefine-indicator.ts';
import { restoreFigures } from './restore-figures.ts';

/**
 * A version of a definition, or what it said of its categories, that was noted wrongly is none, while nothing rests on it: a new version
 * is the one before again, reads the cells of earlier ones as it did, and what was aimed at and where it stood went along stands
 * as it did. As of a day before, the version stands that stood then.
 */
export const takeBackDefinition = defineCommand({
  name: 'take-back-definition',
  version: 1,
  input: indicatorWithdrawalInput,
  may: mayDefineIndicators,
  run: async (writing, { indicatorId, version, reason }) => {
    const { tx, chain } = writing;
    const found = (await definitionsOf(tx, chain, [indicatorId])).get(indicatorId);
    if (!found) throw new NotFound();
    if (found.version !== version) return conflict(found.version, shown(found));
    const way = takingBack(await definitionSteps(tx, chain, indicatorId));
    if (!way) return refuse({ key: 'results.first-definition' });
    const resting = whyDefinitionStays(await restingOnDefinition(tx, chain, indicatorId, way));
    if (resting) return refuse(resting);
    const again = (await definitionsOf(tx, chain, [indicatorId], way.since - 1)).get(indicatorId)!;
    // Meanwhile other formulas may have come to name it, or what its own names is no more.
    const wrong = again.formula && (await wrongFormula(writing, found, again.formula));
    if (wrong) return refuse(wrong);
    const { targets, baselines } = await aimsTakenBack(tx, chain, indicatorId, way);
    const edition = await writeAgain(writing, { found, again, reason });
    await restoreFigures('targets')(writing, targets.restored, reason);
    await restoreFigures('baselines')(writing, baselines.restored, reason);
    return done(
      { id: indicatorId, edition },
      {
        subject: { kind: 'indicator', id: indicatorId },
        before: { ...shown(found), edition: found.edition },
        after: { ...shown(again), edition, againEdition: again.edition, reason },
      },
    );
  },
});

type Again = { found: IndicatorDefinition; again: IndicatorDefinition; reason: string };

/** One more version that says what an earlier one said, and reads the cells of those before as that did. */
const writeAgain = async (
  { tx, chain, entryNo }: Writing,
  { found, again, reason }: Again,
): Promise<number> => {
  const ofIndicator = { institute_id: chain, indicator_id: found.id, entry_no: entryNo };
  const row = { ...ofIndicator, id: newId(), edition: found.edition + 1 };
  await tx
    .updateTable('indicator_versions')
    .set({ ended_by_no: entryNo })
    .where('institute_id', '=', chain)
    .where('id', '=', found.versionId)
    .execute();
  const said = { ...row, again_edition: again.edition, change_reason: reason, ended_by_no: null };
  await sql`insert into indicator_versions
    select (jsonb_populate_record(v, ${JSON.stringify(said)}::jsonb)).* from indicator_versions v
     where v.institute_id = ${chain} and v.id = ${again.versionId}`.execute(tx);
  const mapped = (await cellsMappedTo(tx, chain, again.versionId)).map((each) => ({
    ...ofIndicator,
    id: newId(),
    from_version_id: each.fromVersionId,
    to_version_id: row.id,
    from_cell: canonicalJson(each.fromCell),
    to_cell: each.toCell && canonicalJson(each.toCell),
    change: each.change,
    split_into: JSON.stringify(each.splitInto),
  }));
  if (mapped.length > 0) await tx.insertInto('cell_mappings').values(mapped).execute();
  await tx
    .updateTable('indicators')
    .set({ version: found.version + 1 })
    .where('institute_id', '=', chain)
    .where('id', '=', found.id)
    .execute();
  return row.edition;
};
