import { sql } from 'kysely';
import type { Writing } from '../../../command/command.ts';
import { canonicalJson } from '../../../command/trail.ts';
import type { IndicatorDefinition } from '../queries/indicators.ts';
import { alongWith, type Worded, wordedPartsOf } from '../rules/translated.ts';

/**
 * What an indicator says in further languages, in the version in force and in those before that say the same: no new version, as nothing
 * is counted otherwise and no cell is called by another key. Whoever has the definition open is told.
 */
export const writeTranslations = async (
  { tx, chain }: Writing,
  found: IndicatorDefinition,
  after: Worded,
): Promise<void> => {
  const before = wordedPartsOf(found);
  const versions = await tx
    .selectFrom('indicator_versions')
    .select(['id', 'title', 'description', 'unit', 'source_of_verification as sourceOfVerification'])
    .select(['responsible', 'axes', 'scale'])
    .where('institute_id', '=', chain)
    .where('indicator_id', '=', found.id)
    .execute();
  for (const { id, ...said } of versions) {
    const version = wordedPartsOf(said as Worded);
    const now = id === found.versionId ? after : alongWith(version, before, after);
    if (canonicalJson(now) === canonicalJson(version)) continue;
    await tx
      .updateTable('indicator_versions')
      .set({
        title: JSON.stringify(now.title),
        description: JSON.stringify(now.description),
        unit: JSON.stringify(now.unit),
        source_of_verification: JSON.stringify(now.sourceOfVerification),
        responsible: JSON.stringify(now.responsible),
        axes: JSON.stringify(now.axes),
        scale: JSON.stringify(now.scale),
      })
      .where('institute_id', '=', chain)
      .where('id', '=', id)
      .execute();
  }
  await tx
    .updateTable('indicators')
    .set({ version: sql`version + 1` })
    .where('institute_id', '=', chain)
    .where('id', '=', found.id)
    .execute();
};
