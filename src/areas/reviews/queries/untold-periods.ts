import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { openConditionRows } from '../../finance/queries/report-conditions.ts';
import { agreementsAsAmended } from '../../partners/queries/agreements-as-amended.ts';
import { asksAnythingOf } from '../../results/queries/window-asks.ts';
import type { ReportState } from '../rules/partner-report-state.ts';
import type { Untold } from '../rules/proposed-days.ts';
import { stateAfter } from './partner-reports.ts';

type At = { instituteId: string; today: CalendarDay };

/** Periods that ended earlier are asked about no more. */
const longestYears = 2;

/** Reports in these states tell nothing yet, or no more, to the institute. */
export const untoldStates: readonly ReportState[] = ['draft', 'withdrawn'];

/**
 * Years of a signed agreement that are over, and reporting windows in it, in which the partner spent, had activities or was
 * to measure what no report tells; `uncounted` are the states of reports that tell nothing yet. A select of `institute_id,
 * partnership_id, programme_id, agreement_id, reference, year, first_on, ended_on`, each period as often as it has such months.
 */
export const untoldPeriods = (
  { instituteId, today }: At,
  uncounted: readonly ReportState[] = untoldStates,
): RawBuilder<unknown> => sql`
  select * from (
    with agreed as materialized (select n.* from ${agreementsAsAmended(instituteId)} n
      join agreement_signings s on (s.institute_id, s.agreement_id) = (n.institute_id, n.id))
    select distinct on (m.partnership_id, m.programme_id, m.ended_on, m.month)
           ${instituteId}::uuid as institute_id, m.partnership_id, m.programme_id, a.id as agreement_id, a.reference,
           extract(year from m.month)::int as year, m.first_on, least(m.ended_on, a.until_on) as ended_on
      from (${untoldMonths({ instituteId, today }, uncounted)}) as m
      join agreed a on a.partnership_id = m.partnership_id and a.from_on <= m.last_on and a.until_on >= m.first_on
     order by m.partnership_id, m.programme_id, m.ended_on, m.month, a.from_on desc, a.id) as untold
   where ended_on between (${today}::date - make_interval(years => ${longestYears}))::date and ${today}::date - 1`;

/**
 * The one rule of what a condition «report» waits for: every period of its partner and programme, under whichever agreement, that
 * was over before the transfer falls due. `condition` and `period` are rows of `openConditionRows` and of `untoldPeriods`.
 */
export const waitsForPeriod = (condition: string, period: string): RawBuilder<SqlBool> => {
  const of = (row: string, column: string) => sql.ref(`${row}.${column}`);
  return sql<SqlBool>`(${of(condition, 'partnership_id')} = ${of(period, 'partnership_id')}
    and ${of(condition, 'programme_id')} = ${of(period, 'programme_id')} and ${of(condition, 'due_on')} > ${of(period, 'ended_on')})`;
};

/** By id of an open condition of this partner and programme, the years for which it still waits; nothing where it waits for none. */
export const yearsAwaited = async (
  tx: Tx,
  { instituteId, today }: At,
  { partnershipId, programmeId }: { partnershipId: string; programmeId: string },
): Promise<ReadonlyMap<string, readonly number[]>> => {
  const { rows } = await sql<{ id: string; years: number[] }>`
    select c.id, array_agg(distinct u.year order by u.year) as years
      from (${openConditionRows(instituteId)}) as c join (${untoldPeriods({ instituteId, today })}) as u on ${waitsForPeriod('c', 'u')}
     where c.partnership_id = ${partnershipId} and c.programme_id = ${programmeId} group by c.id`.execute(tx);
  return new Map(rows.map(({ id, years }) => [id, years]));
};

/**
 * Of an agreement, by programme the periods for which no report was even begun, in the order of what is owed: first those for
 * which a transfer waits, by the day on which it falls due, and of them the one that ended first.
 */
export const unbegunPeriods = async (
  tx: Tx,
  at: At,
  agreementId: string,
): Promise<(Untold & { programmeId: string })[]> => {
  const { rows } = await sql<Untold & { programmeId: string }>`
    select u.programme_id as "programmeId", min(u.first_on) as "firstOn", u.ended_on as "endedOn"
      from (${untoldPeriods(at, ['withdrawn'])}) as u
      left join (${openConditionRows(at.instituteId)}) as d on ${waitsForPeriod('d', 'u')}
     where u.agreement_id = ${agreementId}
     group by u.programme_id, u.ended_on order by min(d.due_on) nulls last, u.ended_on, u.programme_id`.execute(
    tx,
  );
  return rows;
};

/** Months with work that no report tells, which is what an agreement is looked for with: days would be far too many. */
const untoldMonths = ({ instituteId, today }: At, uncounted: readonly ReportState[]) => sql`
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

const reportedDays = (instituteId: string, uncounted: readonly ReportState[]): RawBuilder<unknown> => sql`
  select r.partnership_id, r.programme_id, r.from_on, r.until_on from partner_reports r
    left join lateral (select s.step from partner_report_steps s
       where s.institute_id = r.institute_id and s.report_id = r.id order by s.entry_no desc limit 1) l on true
   where r.institute_id = ${instituteId} and ${stateAfter('l')} <> all(${[...uncounted]}::text[])`;
