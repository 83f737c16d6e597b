import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';

/** What is still wanting before an obligation can be filed: its sentence is `obligations.missing-<what>`. */
export type Missing = { what: string; count: number };

type Part = { what: string; asks: (instituteId: string) => RawBuilder<unknown> };

/**
 * By code of a kind: selects of `subject_id, year, count` of what the facts of other areas say is wanting. A kind without
 * a line has nothing that the program knows of.
 */
const parts: Readonly<Record<string, readonly Part[]>> = {
  'iati-sheet': [
    { what: 'indicator', asks: (instituteId) => outcomesWithoutIndicator(instituteId) },
    { what: 'measurement', asks: (instituteId) => indicatorsUnmeasured(instituteId) },
  ],
  'financial-report': [{ what: 'frozen-account', asks: (instituteId) => yearsNotFrozen(instituteId) }],
};

/** What is wanting by `code subject year`; nothing for what is complete or not known. One statement. */
export const whatIsMissing = async (tx: Tx, instituteId: string): Promise<ReadonlyMap<string, Missing[]>> => {
  const questions = Object.entries(parts).flatMap(([code, asked]) =>
    asked.map(
      ({ what, asks }) => sql`
      select ${code} || ' ' || m.subject_id || ' ' || m.year as key, ${what}::text as what, m.count::int as count
        from (${asks(instituteId)}) as m (subject_id, year, count)`,
    ),
  );
  const { rows } = await sql<{ key: string; what: string; count: number }>`
    select * from (${sql.join(questions, sql` union all `)}) as missing order by key, what`.execute(tx);
  return Map.groupBy(rows, ({ key }) => key);
};

export const missingKey = (row: { code: string; subjectId: string; year: number }): string =>
  `${row.code} ${row.subjectId} ${row.year}`;

const yearsOf = sql`cross join lateral generate_series(extract(year from p.from_on)::int, extract(year from p.until_on)::int) as y (year)`;

const outcomesWithoutIndicator = (instituteId: string) => sql`
  select o.id, y.year, 1 from outcomes o
    join programmes p on (p.institute_id, p.id) = (o.institute_id, o.programme_id) ${yearsOf}
   where o.institute_id = ${instituteId}
     and not exists (select from indicators i where (i.institute_id, i.outcome_id) = (o.institute_id, o.id))`;

/** What is worked out of others has no measurement of its own. */
const indicatorsUnmeasured = (instituteId: string) => sql`
  select o.id, y.year, count(*) from outcomes o
    join programmes p on (p.institute_id, p.id) = (o.institute_id, o.programme_id)
    join indicators i on (i.institute_id, i.outcome_id) = (o.institute_id, o.id)
    join indicator_versions v on (v.institute_id, v.indicator_id) = (i.institute_id, i.id)
     and v.ended_by_no is null and v.formula is null ${yearsOf}
   where o.institute_id = ${instituteId}
     and not exists (select from measurements m where (m.institute_id, m.indicator_id) = (i.institute_id, i.id)
       and m.ended_by_no is null and extract(year from m.until_on)::int = y.year)
   group by o.id, y.year`;

const yearsNotFrozen = (instituteId: string) => sql`
  select p.id, y.year, 1 from programmes p ${yearsOf}
   where p.institute_id = ${instituteId}
     and not exists (select from frozen_accounts f
       where (f.institute_id, f.programme_id, f.year) = (p.institute_id, p.id, y.year))`;
