import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { FrozenAccount } from '../rules/donor-year.ts';

/** What these institutes froze of these years in what they filed in Relais, the oldest first. */
export const frozenAccounts = async (
  tx: Tx,
  institutes: readonly string[],
  years: readonly number[],
): Promise<FrozenAccount[]> => {
  const ofThese = sql`f.institute_id = any (${[...institutes]}::uuid[]) and f.year = any (${[...years]}::int[])`;
  const { rows } = await sql<FrozenAccount>`
    select i.code as "instituteCode", f.what, f.id, f.about, f.year, f.filed_on as "filedOn", f.sha256
      from (select 'account' as what, f.institute_id, f.id, f.programme_id::text as about, f.year, f.filed_on, f.sha256, f.entry_no
              from filings f where ${ofThese} and f.kind = 'yearly_account'
            union all
            select 'scores', f.institute_id, f.id, f.programme_reference || ' · ' || f.outcome_code, f.year, f.filed_on, f.sha256, f.entry_no
              from score_filings f where ${ofThese}
            union all
            select 'lessons', f.institute_id, f.id, f.programme_reference || ' · ' || f.outcome_code, f.year, f.filed_on, f.sha256, f.entry_no
              from lesson_filings f where ${ofThese}) as f
      join institutes i on i.id = f.institute_id
     order by f.entry_no`.execute(tx);
  return rows;
};
