import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { type DefinitionStep, type FactRow, factsTakenBack, type TakingBack } from '../rules/taken-back.ts';

/** Every version of an indicator's definition, the first one first. */
export const definitionSteps = (
  tx: Tx,
  instituteId: string,
  indicatorId: string,
): Promise<DefinitionStep[]> =>
  tx
    .selectFrom('indicator_versions')
    .select(['id as versionId', 'edition', 'again_edition as againEdition', 'entry_no as entryNo'])
    .select(sql<boolean>`change_reason is not null`.as('carries'))
    .where('institute_id', '=', instituteId)
    .where('indicator_id', '=', indicatorId)
    .orderBy('edition')
    .execute();

export type AimedRow = FactRow & {
  table: 'targets' | 'baselines';
  /** The year of a baseline; a target has days. */
  name: string | null;
  from: string | null;
  until: string | null;
};

/** What is aimed at and where it stood when the version in force is taken back (see `factsTakenBack`). */
export const aimsTakenBack = async (tx: Tx, instituteId: string, indicatorId: string, way: TakingBack) => {
  const { rows } = await sql<AimedRow>`
    select 'targets' as table, id, entry_no as "entryNo", ended_by_no as "endedByNo", replaces_id as "replacesId",
        null as name, from_on::text as "from", until_on::text as until
      from targets where institute_id = ${instituteId} and indicator_id = ${indicatorId}
    union all
    select 'baselines', id, entry_no, ended_by_no, replaces_id, year::text, null, null
      from baselines where institute_id = ${instituteId} and indicator_id = ${indicatorId}
    order by name, "from", id`.execute(tx);
  const of = (table: AimedRow['table']) =>
    factsTakenBack(
      rows.filter((row) => row.table === table),
      way,
    );
  return { targets: of('targets'), baselines: of('baselines') };
};
