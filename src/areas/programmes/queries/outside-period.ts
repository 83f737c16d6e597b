import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { yearOf } from '../../../kernel/calendar-day.ts';
import type { Outside, OutsideKind, Period } from '../rules/outside-period.ts';
import { owedDigest, owedId, owes } from './owed-years.ts';

type Wanted = { programmeId: string; was: Period; becomes: Period };

/** What lies within the period that a programme has and would lie within no day of another one, by kind. */
export const outsidePeriod = async (tx: Tx, instituteId: string, wanted: Wanted): Promise<Outside[]> => {
  const parts = Object.entries(partsOf(instituteId, wanted)).map(
    ([kind, part]) => sql`select ${sql.lit(kind)}::text as kind, p.which::text from (${part}) as p`,
  );
  const { rows } = await sql<{ kind: OutsideKind; count: number; which: string }>`
    select kind, count(*)::int as count, array_to_string((array_agg(which order by which))[1:5], ', ') as which
      from (${sql.join(parts, sql` union all `)}) as lost group by kind order by kind`.execute(tx);
  return rows;
};

const partsOf = (
  instituteId: string,
  { programmeId, was, becomes }: Wanted,
): Record<OutsideKind, RawBuilder<unknown>> => {
  const lost = (from: string, until: string) => {
    const within = (period: Period) =>
      sql`(${sql.ref(from)} <= ${period.untilOn}::date and ${sql.ref(until)} >= ${period.fromOn}::date)`;
    return sql`${within(was)} and not ${within(becomes)}`;
  };
  const lostYear = (year: string) => {
    const within = ({ fromOn, untilOn }: Period) =>
      sql`${sql.ref(year)} between ${yearOf(fromOn)} and ${yearOf(untilOn)}`;
    return sql`${within(was)} and not ${within(becomes)}`;
  };
  const of = (row: string) =>
    sql`${sql.ref(`${row}.institute_id`)} = ${instituteId} and ${sql.ref(`${row}.programme_id`)} = ${programmeId}`;
  const figures = (table: 'measurements' | 'targets') => sql`
    select o.code || '/' || i.code as which from ${sql.table(table)} t
      join indicators i on (i.institute_id, i.id) = (t.institute_id, t.indicator_id)
      join outcomes o on (o.institute_id, o.id) = (i.institute_id, i.outcome_id)
     where ${of('o')} and t.ended_by_no is null and ${lost('t.from_on', 't.until_on')}`;
  return {
    expense: sql`
      select e.reference as which from expenses e
       where ${of('e')} and e.ended_by_no is null and ${lostYear('e.charged_year')}`,
    budget: sql`
      select coalesce(o.code, b.block) || ' ' || extract(year from b.from_on) as which from budget_amounts b
        left join outcomes o on (o.institute_id, o.id) = (b.institute_id, b.outcome_id)
       where ${of('b')} and b.ended_by_no is null and b.amount_minor <> 0 and ${lost('b.from_on', 'b.until_on')}
         and b.budget_version_id = (select v.id from budget_versions v where ${of('v')} order by v.edition desc limit 1)`,
    instalment: sql`
      select i.number as which from subsidy_instalments i
       where ${of('i')} and i.ended_by_no is null and ${lostYear('i.year')}`,
    account: sql`
      select f.year as which from filings f where ${of('f')} and ${lostYear('f.year')}
       union select a.year from frozen_accounts a where ${of('a')} and ${lostYear('a.year')}
       union select c.year from certified_years c where ${of('c')} and c.ended_by_no is null and ${lostYear('c.year')}`,
    'partner-report': sql`
      select r.from_on || ' – ' || r.until_on as which from partner_reports r
       where ${of('r')} and ${lost('r.from_on', 'r.until_on')} and coalesce((select s.step from partner_report_steps s
         where (s.institute_id, s.report_id) = (r.institute_id, r.id) order by s.entry_no desc limit 1), 'withdrawn') <> 'withdrawn'`,
    obligation: lostObligations(instituteId, { programmeId, was, becomes }),
    activity: sql`
      select a.reference as which from activities a
       where ${of('a')} and not a.is_cancelled and ${lost('a.planned_from', 'a.planned_until')}`,
    measurement: figures('measurements'),
    target: figures('targets'),
    contribution: sql`
      select t.code || ' ' || y.year as which from contribution_years y
        join framework_contributions c on (c.institute_id, c.id) = (y.institute_id, y.contribution_id)
        join framework_targets t on (t.institute_id, t.id) = (c.institute_id, c.target_id)
       where ${of('c')} and ${lostYear('y.year')}`,
  };
};

/** Dated obligations of which something is on record and that the other period owes no more, nor another programme. */
const lostObligations = (instituteId: string, { programmeId, was, becomes }: Wanted) => {
  const owesIn = ({ fromOn, untilOn }: Period) =>
    owes(sql`${yearOf(fromOn)}::int`, sql`${yearOf(untilOn)}::int`);
  const facts = ['obligation_closings', 'obligation_events', 'obligation_dates', 'obligation_takings'];
  const noted = facts.map(
    (table) =>
      sql`select from ${sql.table(table)} t where (t.institute_id, t.obligation_id) = (${instituteId}::uuid, ${owedId}) and t.ended_by_no is null`,
  );
  return sql`
    select s.subject || ' ' || y.year as which
      from obligation_kinds k
      join (select 'programme' as scope, id as subject_id, reference as subject from programmes
              where institute_id = ${instituteId} and id = ${programmeId}
            union all select 'outcome', id, code from outcomes where institute_id = ${instituteId} and programme_id = ${programmeId}
            union all select 'institute', ${instituteId}::uuid, '') as s on s.scope = k.scope
      cross join lateral generate_series(${yearOf(was.fromOn)}::int, ${yearOf(was.untilOn)}::int) as y (year)
      cross join lateral (select ${owedDigest} as digest) as h
     where k.institute_id = ${instituteId} and ${owesIn(was)} and not ${owesIn(becomes)}
       and not (s.scope = 'institute' and exists (select from programmes p
         where p.institute_id = ${instituteId} and p.id <> ${programmeId} and exists (select from programme_decisions g
           where (g.institute_id, g.programme_id) = (p.institute_id, p.id) and g.kind = 'decided' and g.ended_by_no is null)
           and ${owes(sql`extract(year from p.from_on)::int`, sql`extract(year from p.until_on)::int`)}))
       and (${sql.join(
         noted.map((fact) => sql`exists (${fact})`),
         sql` or `,
       )})`;
};
