import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { FiledProgramme } from '../rules/filed-programme.ts';
import type { FilingRow } from './filings.ts';

export type LatestFiling = FilingRow & { programmeId: string; content: FiledProgramme };

/**
 * Of each programme the account of the latest year, as it was filed last; the programme itself, which is a plan, only
 * while there is no account. So an account of an earlier year that is filed again does not hide a later one. `year`: the
 * account of that year alone, as it was filed last. `asOf` (an audit number) where one institute is asked.
 */
export const latestContents = async (
  tx: Tx,
  institutes: readonly string[],
  { asOf, year }: { asOf?: number | undefined; year?: number | undefined } = {},
): Promise<LatestFiling[]> => {
  const { rows } = await sql<Omit<LatestFiling, 'content'> & { content: string }>`
    select distinct on (i.code, f.programme_id)
           f.id, f.institute_id as "instituteId", i.code as "instituteCode", f.kind, f.year, f.filed_on as "filedOn",
           f.filed_by_name as "filedByName", f.programme_reference as reference, f.sha256, f.trail_no as "trailNo",
           f.trail_hash as "trailHash", f.programme_id as "programmeId", f.content
      from filings f join institutes i on i.id = f.institute_id
     where f.institute_id = any (${[...institutes]}::uuid[])
       and (${year ?? null}::int is null or f.year = ${year ?? null}::int)
       and (${asOf ?? null}::bigint is null or f.entry_no <= ${asOf ?? null}::bigint)
     order by i.code, f.programme_id, f.year desc nulls last, f.entry_no desc`.execute(tx);
  return rows.map(({ content, ...row }) => ({ ...row, content: JSON.parse(content) as FiledProgramme }));
};

/** Those of these institutes, by code, of which nothing is among the filings. */
export const withoutFiling = async (
  tx: Tx,
  institutes: readonly string[],
  filings: readonly LatestFiling[],
): Promise<string[]> => {
  const filed = new Set(filings.map(({ instituteId }) => instituteId));
  const { rows } = await sql<{ code: string }>`
    select code from institutes
     where id = any (${institutes.filter((id) => !filed.has(id))}::uuid[]) order by code`.execute(tx);
  return rows.map(({ code }) => code);
};

export type FiledChoice = { institute: string; programmeId: string; reference: string; years: number[] };

/** Of which programmes anything was filed, each under the reference of its last filing, and of which years an account. */
export const filedProgrammes = async (tx: Tx, institutes: readonly string[]): Promise<FiledChoice[]> => {
  const { rows } = await sql<FiledChoice>`
    select i.code as institute, f.programme_id as "programmeId",
           (array_agg(f.programme_reference order by f.entry_no desc))[1] as reference,
           coalesce(array_agg(distinct f.year) filter (where f.year is not null), '{}') as years
      from filings f join institutes i on i.id = f.institute_id
     where f.institute_id = any (${[...institutes]}::uuid[])
     group by i.code, f.programme_id order by i.code, reference`.execute(tx);
  return rows;
};
