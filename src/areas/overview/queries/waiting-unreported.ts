import { type RawBuilder, sql } from 'kysely';
import { openConditionRows } from '../../finance/queries/report-conditions.ts';
import { agreementsAsAmended } from '../../partners/queries/agreements-as-amended.ts';
import { asksAnythingOf } from '../../results/queries/window-asks.ts';
import { stateAfter } from '../../reviews/queries/partner-reports.ts';
import { mostOfAKind, noAmount, partnerNameOf, type WaitingAt, type WaitingQuestion } from './waiting.ts';

/** For the partner: once it began a report of these days, that one waits in their place. */
export const periodsToReport: WaitingQuestion = (at) => periodsWithout(at, ['withdrawn']);

/** For the institute: until the partner filed. */
export const periodsUnreported: WaitingQuestion = (at) => periodsWithout(at, ['draft', 'withdrawn']);

/** Periods that ended earlier are asked about no more. */
const longestYears = 2;

/**
 * Years of a signed agreement that are over, and reporting windows in it, in which the partner spent, had activities or was
 * to measure what no report tells; `uncounted` are the states of reports that tell nothing yet. One line an agreement with
 * those years, by the day on which the first transfer falls due that waits for a report, where one does, else since the
 * first of the periods ended.
 */
const periodsWithout = ({ instituteId, today }: WaitingAt, uncounted: readonly string[]) => sql`
  with agreed as materialized (select n.* from ${agreementsAsAmended(instituteId)} n
      join agreement_signings s on (s.institute_id, s.agreement_id) = (n.institute_id, n.id))
  select case when min(d.due_on) is null then 'period-unreported' else 'period-unreported-due' end,
         coalesce(min(d.due_on), min(u.ended_on)), 'agreement'::text, u.agreement_id,
         to_jsonb(u.reference || ' · ' || string_agg(distinct u.year::text, ', ')), ${partnerNameOf('u')}, ${noAmount}
    from (
      select distinct on (m.partnership_id, m.programme_id, m.ended_on, m.month)
             ${instituteId}::uuid as institute_id, m.partnership_id, m.programme_id, a.id as agreement_id, a.reference,
             extract(year from m.month)::int as year, least(m.ended_on, a.until_on) as ended_on
        from (${untoldMonths({ instituteId, today }, uncounted)}) as m
        join agreed a on a.partnership_id = m.partnership_id and a.from_on <= m.last_on and a.until_on >= m.first_on
       order by m.partnership_id, m.programme_id, m.ended_on, m.month, a.from_on desc, a.id) as u
    left join (${openConditionRows(instituteId)}) as d
      on (d.agreement_id, d.programme_id) = (u.agreement_id, u.programme_id) and d.due_on > u.ended_on
   where u.ended_on between (${today}::date - make_interval(years => ${longestYears}))::date and ${today}::date - 1
   group by u.institute_id, u.partnership_id, u.agreement_id, u.reference
   order by 2, u.agreement_id limit ${mostOfAKind}`;

/** Months with work that no report tells, which is what an agreement is looked for with: days would be far too many. */
const untoldMonths = ({ instituteId, today }: WaitingAt, uncounted: readonly string[]) => sql`
  select x.partnership_id, x.programme_id, date_trunc('month', x.until_on) as month,
         coalesce(x.window_until, make_date(extract(year from x.until_on)::int, 12, 31)) as ended_on,
         min(x.until_on) as first_on, max(x.until_on) as last_on
    from (${workOf(instituteId)}) as x
   where x.until_on between (${today}::date - make_interval(years => ${longestYears + 1}))::date and ${today}::date - 1
     and not exists (select from (${reportedDays(instituteId, uncounted)}) as r
       where (r.partnership_id, r.programme_id) = (x.partnership_id, x.programme_id)
         and r.from_on <= x.until_on and r.until_on >= x.from_on)
   group by 1, 2, 3, 4`;

/** Days of payments and activities of partners, and the last ones of windows that ask them for anything, which end before their year. */
const workOf = (instituteId: string): RawBuilder<unknown> => sql`
  select e.partnership_id, e.programme_id, e.paid_on as from_on, e.paid_on as until_on, null::date as window_until
    from expenses e where e.institute_id = ${instituteId} and e.ended_by_no is null and e.partnership_id is not null
  union all
  select a.partnership_id, a.programme_id, coalesce(h.held_from, a.planned_from), coalesce(h.held_until, a.planned_until), null
    from activities a
    left join activity_holdings h on (h.institute_id, h.activity_id) = (a.institute_id, a.id) and h.ended_by_no is null
   where a.institute_id = ${instituteId} and a.partnership_id is not null
     and not exists (select from activity_cancellations c where (c.institute_id, c.activity_id) = (a.institute_id, a.id))
  union all
  select p.id, w.programme_id, w.until_on, w.until_on, w.until_on
    from reporting_windows w cross join lateral unnest(w.partnerships) as p(id)
   where w.institute_id = ${instituteId} and w.ended_by_no is null and ${asksAnythingOf('p.id')}`;

const reportedDays = (instituteId: string, uncounted: readonly string[]): RawBuilder<unknown> => sql`
  select r.partnership_id, r.programme_id, r.from_on, r.until_on from partner_reports r
    left join lateral (select s.step from partner_report_steps s
       where s.institute_id = r.institute_id and s.report_id = r.id order by s.entry_no desc limit 1) l on true
   where r.institute_id = ${instituteId} and ${stateAfter('l')} <> all(${[...uncounted]}::text[])`;
