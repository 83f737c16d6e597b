import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { FiledProgramme } from '../rules/filed-programme.ts';
import type { FilingRow } from './filings.ts';

export type LatestFiling = FilingRow & { programmeId: string; content: FiledProgramme };

/**
 * Of each programme the account of the latest year, as it was filed last; the programme itself, which is a plan, only
 * while there is no account. So an account of an earlier year that is filed again does not hide a later one.
 */
export const latestContents = async (
  tx: Tx,
  institutes: readonly string[],
  asOf?: number,
): Promise<LatestFiling[]> => {
  const { rows } = await sql<Omit<LatestFiling, 'content'> & { content: string }>`
    select distinct on (i.code, f.programme_id)
           f.id, f.institute_id as "instituteId", i.code as "instituteCode", f.kind, f.year, f.filed_on as "filedOn",
           f.filed_by_name as "filedByName", f.programme_reference as reference, f.sha256, f.trail_no as "trailNo",
           f.trail_hash as "trailHash", f.programme_id as "programmeId", f.content
      from filings f join institutes i on i.id = f.institute_id
     where f.institute_id = any (${[...institutes]}::uuid[])
       and (${asOf ?? null}::bigint is null or f.entry_no <= ${asOf ?? null}::bigint)
     order by i.code, f.programme_id, f.year desc nulls last, f.entry_no desc`.execute(tx);
  return rows.map(({ content, ...row }) => ({ ...row, content: JSON.parse(content) as FiledProgramme }));
};
