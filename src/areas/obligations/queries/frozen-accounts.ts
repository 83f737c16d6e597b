import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { FrozenAccount } from '../rules/donor-year.ts';
import { lent } from './lent-dates.ts';
import type { ObligationRow } from './obligation-clock.ts';

/** What these institutes froze of these years in what they filed in Relais, the oldest first. */
export const frozenAccounts = async (
  tx: Tx,
  institutes: readonly string[],
  years: readonly number[],
): Promise<FrozenAccount[]> => {
  const ofThese = sql`f.institute_id = any (${[...institutes]}::uuid[]) and f.year = any (${[...years]}::int[])`;
  const sheets = (what: 'score' | 'lesson') => sql`
    select ${`${what}s`}, f.institute_id, f.id, s.outcome_id, f.year, f.filed_on, f.sha256, f.entry_no
      from ${sql.table(`${what}_filings`)} f
      join ${sql.table(`${what}_sheets`)} s on (s.institute_id, s.id) = (f.institute_id, f.sheet_id)
     where ${ofThese}`;
  const { rows } = await lent(tx, () =>
    sql<FrozenAccount>`
    select i.code as "instituteCode", f.what, f.id, f.about_id as "aboutId", f.year, f.filed_on as "filedOn", f.sha256
      from (select 'account' as what, f.institute_id, f.id, f.programme_id as about_id, f.year, f.filed_on, f.sha256, f.entry_no
              from filings f where ${ofThese} and f.kind = 'yearly_account'
            union all ${sheets('score')} union all ${sheets('lesson')}) as f
      join institutes i on i.id = f.institute_id
     order by f.entry_no`.execute(tx),
  );
  return rows;
};

/** Accounts of a year frozen here, as versions of its financial report: the last one, and the one that is noted as filed. */
export const accountVersions = (instituteId: string, row: ObligationRow): RawBuilder<unknown> => sql`
  select 'account' as what, f.id, f.filed_on as "on", f.sha256, null::text as receipt, f.entry_no
    from filings f
   where f.institute_id = ${instituteId} and f.kind = 'yearly_account' and f.programme_id = ${row.subjectId}
     and f.year = ${row.year} and (f.sha256 = ${row.sha256} or not exists (select from filings l
       where (l.institute_id, l.kind, l.programme_id, l.year) = (f.institute_id, f.kind, f.programme_id, f.year)
         and l.entry_no > f.entry_no))`;
