import { type RawBuilder, sql } from 'kysely';
import { known, standing } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import { isToReview, toReview } from '../rules/report-state.ts';

/**
 * What became of a figure: nobody asked for it in a window; or with the officer, returned, approved, locked; or, of the
 * institute's own in a locked sheet, restated and waiting for another's approval.
 */
export const figureStates = ['recorded', 'submitted', 'returned', 'approved', 'locked', 'restated'] as const;
export type FigureState = (typeof figureStates)[number];

export type MeasurementState = {
  measurementId: string;
  rowId: string;
  state: FigureState;
  isRestated: boolean;
  isOfSheet: boolean;
};

/** What a list of figures is narrowed by: a state, or all that an officer is still to judge. */
export const listedStates = [...figureStates, 'to-review'] as const;
export type ListedState = (typeof listedStates)[number];

export const statesListed = (listed: ListedState): readonly FigureState[] =>
  listed === 'to-review' ? toReview : [listed];

/** Whether a row `s` of states is one that an officer is still to judge. */
export const isToReviewRow: RawBuilder<boolean> = sql<boolean>`s.state = any (${[...toReview]}::text[])`;

/** Whether a window asks for a figure and nobody approved it, as it stands: it waits, or was returned. */
export const isUnapproved = ({ state, isOfSheet }: Pick<MeasurementState, 'state' | 'isOfSheet'>): boolean =>
  isToReview({ state }) || state === 'returned' || (state === 'recorded' && isOfSheet);

/** The same of a row `s` of states. */
export const isUnapprovedRow: RawBuilder<boolean> = sql<boolean>`
  (${isToReviewRow} or s.state = 'returned' or (s.state = 'recorded' and s.is_of_sheet))`;

/**
 * Of which measurements (`m`) the states are asked; all that stand where nothing is said. `asOf`: what had become of those
 * that stood at an audit number.
 */
type Among = {
  /** The rows themselves, where a query chose them already: looked up again by their ids, all of an institute may be read. */
  of?: RawBuilder<unknown>;
  measurementIds?: readonly string[];
  where?: RawBuilder<unknown>;
  asOf?: number | undefined;
};

/**
 * The state of each measurement that stands, as a select to join on `row_id` (columns `row_id`, `measurement_id`, `until_on`, `state`,
 * `is_restated`, `is_of_sheet`, `report_id`, `window_id`, `step`: the last of its sheet). A review is of the row that it saw: a figure corrected since is with
 * the officer again, and so is one whose approval was taken back; a partner's that an officer restated is approved. A figure counts
 * whatever its state. The institute's own that was restated since its sheet was locked, of a part of its days too, waits for another's approval, as one of
 * an approved sheet does; by who locks it, what stands then is seen.
 * A window says what became of the figures of its own days; of those with a country of their own only where its sheet was
 * handed in by that country too, so that they are of it (`is_of_sheet`), of the institute's own wherever it measured; a locked
 * one of all that end in them, as `closedFor` refuses new ones there.
 * What windows, sheets, steps and reviews say is read once each and looked up by its key, windows by an indicator and a month of
 * theirs: compared with every window, the figures of 25 years took ten seconds. Joined, or looked for row by row, they
 * would be compared each with each where the planner has no statistics, as of rows that were only just written: it takes
 * all of an institute for one row then, so that no index is better to it than another.
 * As of an audit number a window has the days and indicators of today: once a sheet of it was handed in, it is only added to.
 */
export const measurementStates = (instituteId: string, among: Among = {}) => sql`
  with m as materialized (select m.institute_id, m.id, m.measurement_id, m.indicator_id, m.partnership_id, m.country, m.from_on, m.until_on
      from ${among.of ?? sql`measurements`} m where m.institute_id = ${instituteId} and ${standing('m', among.asOf)} and ${asked(among)}),
    w as materialized (select w.id, w.entry_no, w.from_on, w.until_on, w.indicators, w.partnerships, w.asks_institute
      from reporting_windows w where w.institute_id = ${instituteId} and ${standing('w', among.asOf)}
       and w.indicators && array(select distinct indicator_id from m)
       and w.from_on <= (select max(until_on) from m) and w.until_on >= (select min(until_on) from m)),
    q as materialized (select q.window_id, q.partnership_id, q.id, ${countriesBy(among)} as countries from measurement_reports q
      where ${known('q', among.asOf)} and q.institute_id = ${instituteId} and q.window_id = any (array(select w.id from w))),
    z as (select distinct on (z.report_id) z.report_id, z.kind, z.entry_no from report_steps z
      where z.institute_id = ${instituteId} and (z.report_id in (select q.id from q)) is true
        and ${known('z', among.asOf)} order by z.report_id, z.entry_no desc),
    v as (select v.row_id, (array_agg(v.kind order by v.entry_no desc))[1] as kind, bool_or(v.kind = 'taken_back') as was_taken_back
      from measurement_reviews v where v.institute_id = ${instituteId} and v.kind <> 'comment' and ${known('v', among.asOf)}
        and ${ofThese('v', among)} group by v.row_id),
    x as materialized (select x.measurement_id, x.row_id, x.entry_no from measurement_restatements x
      where x.institute_id = ${instituteId} and ${known('x', among.asOf)} and ${ofThese('x', among)}),
    k as (select ${monthKey('i.id', 'd.month')} as key, jsonb_agg(w.id) as windows from w
      cross join lateral (select i.id from unnest(w.indicators) i (id) where i.id = any (array(select distinct indicator_id from m))) i
      cross join lateral generate_series(date_trunc('month', greatest(w.from_on, (select min(until_on) from m))::timestamp),
        least(w.until_on, (select max(until_on) from m))::timestamp, '1 month') d (month) group by 1),
    told as materialized (select
      (select jsonb_object_agg(k.key, k.windows) from k) as months,
      (select jsonb_object_agg(w.id, to_jsonb(w) - 'indicators') from w) as windows,
      (select jsonb_object_agg(v.row_id, jsonb_build_object('kind', v.kind, 'taken', v.was_taken_back)) from v) as reviews,
      (select jsonb_object_agg(x.row_id, x.entry_no) from x where x.row_id is not null) as restated_rows,
      (select jsonb_object_agg(x.measurement_id, true) from x) as restated,
      (select jsonb_object_agg(${sheetKey('q.window_id', 'q.partnership_id')}, jsonb_build_object('id', q.id, 'countries', q.countries,
          'step', (select jsonb_object_agg(z.report_id, z.kind) from z) ->> q.id::text,
          'since', (select jsonb_object_agg(z.report_id, z.entry_no) from z) -> q.id::text)) from q) as sheets)
  select m.id as row_id, m.measurement_id, m.until_on, (w.sheet ->> 'id')::uuid as report_id, w.id as window_id, w.sheet ->> 'step' as step,
    case when w.sheet ->> 'step' = 'locked' then
        case when m.partnership_id is null and r.restated_no > (w.sheet ->> 'since')::bigint
          and r.review ->> 'kind' is distinct from 'approved' then 'restated' else 'locked' end
      when r.restated_no is not null and m.partnership_id is not null and not coalesce((r.review -> 'taken')::boolean, false) then 'approved'
      when r.review ->> 'kind' = 'taken_back' then 'submitted' when r.review is not null then r.review ->> 'kind'
      when w.sheet ->> 'step' is not null then 'submitted' else 'recorded' end as state,
    coalesce((select restated from told) ? m.measurement_id::text, false) as is_restated,
    coalesce(w.is_asked, false) as is_of_sheet
    from m
    cross join lateral (select (select reviews from told) -> m.id::text as review,
      ((select restated_rows from told) ->> m.id::text)::bigint as restated_no) r
    left join lateral (select w.id, s.sheet, c.is_asked
       from jsonb_array_elements_text((select months from told) -> ${monthKey('m.indicator_id', 'm.until_on')}) k (id)
       cross join lateral (select (select windows from told) -> k.id as said) h
       cross join lateral (select k.id::uuid as id, (said ->> 'from_on')::date as from_on, (said ->> 'until_on')::date as until_on,
         (said ->> 'entry_no')::bigint as entry_no, said -> 'partnerships' as partnerships,
         (said ->> 'asks_institute')::boolean as asks_institute) w
       cross join lateral (select (select sheets from told) -> ${sheetKey('w.id', 'm.partnership_id')} as sheet) s
       cross join lateral (select coalesce(s.sheet ->> 'step' = 'locked', false) as is_locked,
         coalesce(m.country is null or m.partnership_id is null or s.sheet -> 'countries' ? m.country, false) as is_asked) c
       where m.until_on between w.from_on and w.until_on
         and (case when m.partnership_id is null then w.asks_institute else w.partnerships ? m.partnership_id::text end)
         and (c.is_locked or (c.is_asked and w.from_on = m.from_on and w.until_on = m.until_on))
       order by c.is_locked desc, w.entry_no desc limit 1) w on true`;

const asked = ({ measurementIds, where = sql`true` }: Among) =>
  measurementIds ? sql`m.measurement_id = any (${[...measurementIds]}::uuid[])` : sql`(${where})`;

/** By which countries the sheet `q` was handed in, or had ever been by then. */
export const countriesBy = ({ asOf }: Pick<Among, 'asOf'>): RawBuilder<string[]> =>
  asOf === undefined
    ? sql<string[]>`q.countries`
    : sql<string[]>`array(select distinct unnest(s.countries) from report_steps s
        where (s.institute_id, s.report_id) = (q.institute_id, q.id) and ${known('s', asOf)})`;

/** Whether a review or restatement is of a measurement that is asked; `is true` keeps it a look-up and no join. */
const ofThese = (row: string, { measurementIds }: Among) =>
  measurementIds
    ? sql`${sql.ref(`${row}.measurement_id`)} = any (${[...measurementIds]}::uuid[])`
    : sql`(${sql.ref(`${row}.measurement_id`)} in (select m.measurement_id from m)) is true`;

/** An indicator and the month of a day. */
const monthKey = (indicator: string, day: string) =>
  sql`(${sql.ref(indicator)} || to_char(${sql.ref(day)}, 'YYYYMM'))`;

/** A window and whose sheet it is, the institute's own among them. */
const sheetKey = (window: string, partnership: string) =>
  sql`(${sql.ref(window)} || coalesce(${sql.ref(partnership)}::text, ''))`;

/** The states of some measurements, by the measurement; now, or as of an audit number. */
export const statesOf = async (
  tx: Tx,
  instituteId: string,
  measurementIds: readonly string[],
  asOf?: number,
): Promise<Map<string, MeasurementState>> => {
  if (measurementIds.length === 0) return new Map();
  const { rows } = await sql<MeasurementState>`
    select s.measurement_id as "measurementId", s.row_id as "rowId", s.state, s.is_restated as "isRestated",
      s.is_of_sheet as "isOfSheet"
      from (${measurementStates(instituteId, { measurementIds, asOf })}) s`.execute(tx);
  return new Map(rows.map((row) => [row.measurementId, row]));
};
