import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';

/** Codes of the indicators in force whose formula names an indicator of an outcome by the outcome's code. */
export const formulasNaming = async (
  tx: Tx,
  instituteId: string,
  { programmeId, code }: { programmeId: string; code: string },
): Promise<string[]> => {
  const { rows } = await sql<{ code: string }>`
    select o.code || '/' || i.code as code
      from indicator_versions v
      join indicators i on (i.institute_id, i.id) = (v.institute_id, v.indicator_id)
      join outcomes o on (o.institute_id, o.id) = (i.institute_id, i.outcome_id)
     where v.institute_id = ${instituteId} and o.programme_id = ${programmeId} and v.ended_by_no is null
       and position(lower('[' || replace(${code}, ' ', '') || '/') in lower(replace(v.formula, ' ', ''))) > 0
     order by 1`.execute(tx);
  return rows.map((row) => row.code);
};
