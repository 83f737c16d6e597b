import { sql } from 'kysely';
import { standing } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import { asksWhose, isOfSheet, sameOwner } from './window-asks.ts';

/** What became of a figure: nobody asked for it in a window; or with the officer, returned, approved, locked. */
export const figureStates = ['recorded', 'submitted', 'returned', 'approved', 'locked'] as const;
export type FigureState = (typeof figureStates)[number];

export type MeasurementState = {
  measurementId: string;
  rowId: string;
  state: FigureState;
  isRestated: boolean;
  isOfSheet: boolean;
};

/**
 * The state of each measurement that stands, as a select to join on `row_id` (columns `row_id`, `measurement_id`, `state`,
 * `is_restated`, `is_of_sheet`, `report_id`, `window_id`). A review is of the row that it saw: a figure corrected since is with
 * the officer again, and so is one whose approval was taken back; one that an officer restated is approved. A figure counts
 * whatever its state.
 * A window says what became of the figures of its own days; of those with a country of their own only where its sheet was
 * handed in by that country too, so that they are of it (`is_of_sheet`), of the institute's own wherever it measured; a locked
 * one of all that end in them, as `closedFor` refuses new ones there.
 */
export const measurementStates = (instituteId: string) => sql`
  select m.id as row_id, m.measurement_id, r.id as report_id, w.id as window_id,
    case when s.kind = 'locked' then 'locked' when x.id is not null then 'approved'
      when v.kind = 'taken_back' then 'submitted' when v.kind is not null then v.kind
      when s.kind is not null then 'submitted' else 'recorded' end as state,
    exists (select from measurement_restatements y where y.institute_id = m.institute_id
      and y.measurement_id = m.measurement_id) as is_restated, coalesce(w.is_asked, false) as is_of_sheet
    from measurements m
    left join lateral (select w.id, c.is_asked from reporting_windows w cross join lateral (select coalesce((select z.kind = 'locked'
          from report_steps z join measurement_reports q on (q.institute_id, q.id) = (z.institute_id, z.report_id)
         where q.institute_id = w.institute_id and q.window_id = w.id and ${sameOwner('q.partnership_id', 'm.partnership_id')}
         order by z.entry_no desc limit 1), false) as is_locked) l
       cross join lateral (select m.country is null or m.partnership_id is null or exists (select from measurement_reports q
         where q.institute_id = w.institute_id and q.window_id = w.id and ${sameOwner('q.partnership_id', 'm.partnership_id')}
           and ${isOfSheet('m', 'q')}) as is_asked) c
       where w.institute_id = m.institute_id and w.ended_by_no is null and m.indicator_id = any (w.indicators)
         and ${asksWhose('m.partnership_id')} and m.until_on between w.from_on and w.until_on
         and (l.is_locked or (c.is_asked and w.from_on = m.from_on and w.until_on = m.until_on))
       order by l.is_locked desc, w.entry_no desc limit 1) w on true
    left join measurement_reports r on r.institute_id = m.institute_id and r.window_id = w.id
      and ${sameOwner('r.partnership_id', 'm.partnership_id')}
    left join lateral (select s.kind from report_steps s where s.institute_id = r.institute_id and s.report_id = r.id
      order by s.entry_no desc limit 1) s on true
    left join lateral (select v.kind from measurement_reviews v where v.institute_id = m.institute_id
      and v.row_id = m.id and v.kind <> 'comment' order by v.entry_no desc limit 1) v on true
    left join measurement_restatements x on x.institute_id = m.institute_id and x.row_id = m.id
      and not exists (select from measurement_reviews t where t.institute_id = m.institute_id and t.row_id = m.id and t.kind = 'taken_back')
   where m.institute_id = ${instituteId} and ${standing('m')}`;

/** The states of some measurements, by the measurement. */
export const statesOf = async (
  tx: Tx,
  instituteId: string,
  measurementIds: readonly string[],
): Promise<Map<string, MeasurementState>> => {
  if (measurementIds.length === 0) return new Map();
  const { rows } = await sql<MeasurementState>`
    select s.measurement_id as "measurementId", s.row_id as "rowId", s.state, s.is_restated as "isRestated",
      s.is_of_sheet as "isOfSheet"
      from (${measurementStates(instituteId)} and m.measurement_id = any (${[...measurementIds]}::uuid[])) s`.execute(
    tx,
  );
  return new Map(rows.map((row) => [row.measurementId, row]));
};
