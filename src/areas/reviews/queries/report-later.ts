import { type RawBuilder, sql } from 'kysely';
import { standing } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Decimal } from '../../../kernel/decimal.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { Step } from '../../results/rules/indicator-input.ts';
import type { PartnerReportRow } from './partner-reports.ts';
import { activitiesOf, type GatheredActivity, type MovedKind, movedKinds } from './report-gathered.ts';
import type { Wanted } from './report-indicators.ts';

export type SaidActivity = Pick<
  GatheredActivity,
  'state' | 'from' | 'until' | 'people' | 'women' | 'hasReport'
>;
/** Minor units of `currency`. */
export type SaidMoney = {
  on: CalendarDay;
  minor: number;
  currency: string;
  outcome: string | null;
  line: string | null;
};
/** Sent to the partner, or given back by it. */
export type SaidTransfer = Pick<SaidMoney, 'on' | 'minor' | 'currency'> & { kind: MovedKind };
/** `value` and `text` null: only parts of a breakdown were measured. */
export type SaidMeasurement = {
  value: Decimal | null;
  text: Localized | null;
  measure: string;
  unit: Localized;
  scale: readonly Step[];
  parts: number;
};

type Change<About extends string, Said, Title = string, Id = string> = {
  about: About;
  id: Id;
  title: Title;
  on: CalendarDay;
  /** The report that had told these days. */
  reportId: string;
  fromOn: CalendarDay;
  untilOn: CalendarDay;
  /** As that report, or one that was filed after it, had told it; null where it was not there. */
  before: Said | null;
  /** Null where it is not there any more. */
  after: Said | null;
};

/** Something that was entered, corrected or taken away of days that a report had told. */
export type LaterChange =
  | Change<'activity', SaidActivity>
  | Change<'expense', SaidMoney>
  | Change<'transfer', SaidTransfer>
  /** The id is null of an indicator that was withdrawn since: it is shown nowhere any more. */
  | Change<'indicator', SaidMeasurement, Localized, string | null>;

type Report = Wanted & Pick<PartnerReportRow, 'filedNo'>;

/** What differs today from what a report told when it was filed. */
export const changedSinceFiling = (
  tx: Tx,
  instituteId: string,
  report: Report & { filedNo: number },
): Promise<LaterChange[]> => {
  const { id, fromOn, untilOn, filedNo } = report;
  const itself = sql`select ${id}::uuid as report_id, ${fromOn}::date as from_on, ${untilOn}::date as until_on, ${filedNo}::bigint as told_no`;
  return changes(tx, instituteId, { ...report, asOf: undefined }, itself);
};

/**
 * What other reports of this partner and programme do not tell of their own days, since it came later: up to the audit
 * number `asOf`, or now. A report that is filed tells all of that; the next one begins where it ended.
 */
export const changedInToldDays = (tx: Tx, instituteId: string, report: Report): Promise<LaterChange[]> =>
  changes(tx, instituteId, report, toldDays(instituteId, report));

/** Days told by other reports, each with the audit number up to which they are told: its own filing, or a later one. */
const toldDays = (instituteId: string, { id, partnershipId, programmeId, asOf }: Report) => {
  const until = asOf === undefined ? sql`true` : sql`s.entry_no <= ${asOf}`;
  return sql`
    with given as (
      select p.id, coalesce(s.from_on, p.from_on) as from_on, coalesce(s.until_on, p.until_on) as until_on, s.entry_no, l.step from partner_reports p
        join partner_report_steps s on (s.institute_id, s.report_id) = (p.institute_id, p.id)
         and s.step = 'filed' and ${until}
        cross join lateral (select s.step from partner_report_steps s
           where (s.institute_id, s.report_id) = (p.institute_id, p.id) and ${until} order by s.entry_no desc limit 1) l
       where p.institute_id = ${instituteId} and p.partnership_id = ${partnershipId} and p.programme_id = ${programmeId}
         and p.id <> ${id}),
    first as (
      select min(s.entry_no) as entry_no from partner_report_steps s
       where s.institute_id = ${instituteId} and s.report_id = ${id} and s.step = 'filed')
    select p.id as report_id, (array_agg(p.from_on order by p.entry_no desc))[1] as from_on,
           (array_agg(p.until_on order by p.entry_no desc))[1] as until_on, greatest(max(p.entry_no),
           (select max(f.entry_no) from given f cross join first
             where f.step <> 'withdrawn' and f.entry_no < coalesce(first.entry_no, f.entry_no + 1))) as told_no
      from given p where p.step in ('filed', 'accepted', 'taken_back')
     group by p.id`;
};

const changes = async (
  tx: Tx,
  instituteId: string,
  report: Report,
  told: RawBuilder<unknown>,
): Promise<LaterChange[]> => {
  const { rows } = await sql<LaterChange>`
    with told as materialized (${told})
    select c.about, c.id, c.title, c."on", c.report_id as "reportId", t.from_on as "fromOn", t.until_on as "untilOn",
           c.before, c.after
      from (${paired('activity', activitySide(instituteId, report), report.asOf)}
        union all ${paired('expense', expenseSide(instituteId, report), report.asOf)}
        union all ${paired('transfer', transferSide(instituteId, report), report.asOf)}
        union all ${paired('indicator', measurementSide(instituteId, report), report.asOf)}) as c
      join told t on t.report_id = c.report_id
     order by c."on", c.about, c.title, c.id`.execute(tx);
  return rows;
};

type Side = { isBefore: boolean; changed: (row: string) => RawBuilder<boolean> };

/** What stood when it was told beside what stands now, where they differ. */
const paired = (
  about: LaterChange['about'],
  side: (which: Side) => RawBuilder<unknown>,
  asOf: number | undefined,
) => sql`
  select ${about}::text as about, coalesce(n.id, w.id) as id, coalesce(n.title, w.title) as title,
         coalesce(n."on", w."on") as "on", coalesce(n.report_id, w.report_id) as report_id, w.said as before, n.said as after
    from (${side({ isBefore: true, changed: (row) => endedSince(row, asOf) })}) as w
    full join (${side({ isBefore: false, changed: (row) => enteredSince(row, asOf) })}) as n
      on (n.report_id, n.thing) = (w.report_id, w.thing)
   where w.said is distinct from n.said`;

/** Of a table of facts what stood when it was told and was ended since; of `t`, the days that were told. */
const endedSince = (row: string, asOf: number | undefined) => {
  const ended = sql.ref(`${row}.ended_by_no`);
  const until = asOf === undefined ? sql`true` : sql`${ended} <= ${asOf}`;
  return sql<boolean>`${sql.ref(`${row}.entry_no`)} <= t.told_no and ${ended} > t.told_no and ${until}`;
};

const enteredSince = (row: string, asOf: number | undefined) =>
  sql<boolean>`${sql.ref(`${row}.entry_no`)} > t.told_no and ${standing(row, asOf)}`;

const activitySide =
  (instituteId: string, { partnershipId, programmeId, asOf }: Report) =>
  ({ isBefore }: Side) => {
    const days = { fromOn: sql<CalendarDay>`t.from_on`, untilOn: sql<CalendarDay>`t.until_on` };
    const no = isBefore ? sql<number>`t.told_no` : asOf;
    return sql`
      select t.report_id, a.id::text as thing, a.id, to_jsonb(a.reference || ' ' || a.title) as title, a."from" as "on",
             jsonb_build_object('state', a.state, 'from', a."from", 'until', a.until, 'people', a.people, 'women', a.women,
               'hasReport', a."hasReport") as said
        from told t cross join lateral (${activitiesOf(instituteId, { partnershipId, programmeId, ...days, asOf: no })}) as a`;
  };

const expenseSide =
  (instituteId: string, { partnershipId, programmeId }: Report) =>
  ({ changed }: Side) =>
    sql`
    select t.report_id, e.expense_id::text as thing, e.expense_id as id, to_jsonb(e.reference || ' ' || e.description) as title,
           e.paid_on as "on", jsonb_build_object('on', e.paid_on, 'minor', e.amount_minor, 'currency', e.currency,
             'outcome', o.code, 'line', e.budget_line) as said
      from told t
      join expenses e on e.institute_id = ${instituteId} and e.partnership_id = ${partnershipId}
       and e.programme_id = ${programmeId} and e.paid_on between t.from_on and t.until_on and ${changed('e')}
      left join outcomes o on (o.institute_id, o.id) = (e.institute_id, e.outcome_id)`;

/** The row with which a transfer `x` began, whatever stands in its place since. */
const firstOf = (instituteId: string) => sql`
  with recursive line as (
    select x.id, x.replaces_id
    union all
    select p.id, p.replaces_id from transactions p join line l on p.id = l.replaces_id where p.institute_id = ${instituteId})
  select id from line where replaces_id is null`;

const transferSide =
  (instituteId: string, { partnershipId, programmeId }: Report) =>
  ({ changed }: Side) =>
    sql`
    select t.report_id, (${firstOf(instituteId)})::text as thing, x.id, to_jsonb(coalesce(x.reference, '')) as title,
           x.on_day as "on", jsonb_build_object('on', x.on_day, 'minor', x.amount_minor, 'currency', x.currency, 'kind', x.kind) as said
      from told t
      join transactions x on x.institute_id = ${instituteId} and x.partnership_id = ${partnershipId}
       and x.programme_id = ${programmeId} and x.kind = any(${[...movedKinds]}::text[]) and x.on_day between t.from_on and t.until_on
       and ${changed('x')}`;

/**
 * One line an indicator, last day and country: the whole, and how many parts of its breakdown were written anew. An indicator
 * that was withdrawn since is called as it was last.
 */
const measurementSide =
  (instituteId: string, { partnershipId, programmeId }: Report) =>
  ({ changed }: Side) =>
    sql`
    select t.report_id, concat_ws(' ', m.indicator_id, m.until_on, m.country) as thing, case when i.withdrawn_by_no is null then m.indicator_id end as id, v.title,
           m.until_on as "on", jsonb_build_object(
             'value', max(trim_scale(m.value)::text) filter (where m.breakdown = '{}'),
             'text', (array_agg(m.text_value) filter (where m.breakdown = '{}'))[1],
             'measure', max(w.measure), 'unit', (array_agg(w.unit))[1], 'scale', (array_agg(w.scale))[1], 'parts', count(*) filter (where m.breakdown <> '{}'),
             'sum', jsonb_object_agg(m.breakdown::text, trim_scale(m.value)::text)) as said
      from told t
      join measurements m on m.institute_id = ${instituteId} and m.partnership_id = ${partnershipId}
       and m.until_on between t.from_on and t.until_on and ${changed('m')}
      join indicator_versions w on (w.institute_id, w.id) = (m.institute_id, m.indicator_version_id)
      join outcomes o on (o.institute_id, o.id) = (m.institute_id, m.outcome_id) and o.programme_id = ${programmeId}
      join indicators i on (i.institute_id, i.id) = (m.institute_id, m.indicator_id)
      cross join lateral (select x.title from indicator_versions x
        where (x.institute_id, x.indicator_id) = (i.institute_id, i.id) order by x.entry_no desc limit 1) v
     group by t.report_id, m.indicator_id, i.withdrawn_by_no, m.until_on, m.country, v.title`;
