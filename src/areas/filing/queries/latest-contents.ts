import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { FiledProgramme } from '../rules/filed-programme.ts';
import type { FilingRow } from './filings.ts';

export type LatestFiling = FilingRow & { programmeId: string; content: FiledProgramme };

/**
 * Of each programme the filing that reaches furthest: the account of the latest year, a programme as of the year in
 * which it was filed, and of two the later one. So an account that is filed again does not hide a younger one.
 */
export const latestContents = async (tx: Tx, institutes: readonly string[]): Promise<LatestFiling[]> => {
  const { rows } = await sql<Omit<LatestFiling, 'content'> & { content: string }>`
    select distinct on (i.code, f.programme_id)
           f.id, f.institute_id as "instituteId", i.code as "instituteCode", f.kind, f.year, f.filed_on as "filedOn",
           f.filed_by_name as "filedByName", f.programme_reference as reference, f.sha256, f.trail_no as "trailNo",
           f.trail_hash as "trailHash", f.programme_id as "programmeId", f.content
      from filings f join institutes i on i.id = f.institute_id
     where f.institute_id = any (${[...institutes]}::uuid[])
     order by i.code, f.programme_id, coalesce(f.year, extract(year from f.filed_on)::int) desc, f.entry_no desc`.execute(
    tx,
  );
  return rows.map(({ content, ...row }) => ({ ...row, content: JSON.parse(content) as FiledProgramme }));
};
