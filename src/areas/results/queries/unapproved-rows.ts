import { type RawBuilder, sql } from 'kysely';
import { known, standing } from '../../../db/as-of.ts';
import { countriesBy } from './measurement-states.ts';
import { askedOfWindow, sameOwner, whose } from './window-asks.ts';

/** What of a row of measurements its figures, its place and its period are told by, in this order. */
export const toldOfRow = sql.join(
  [
    'id uuid, institute_id uuid, indicator_id uuid, indicator_version_id uuid, partnership_id uuid, country text, breakdown jsonb',
    'from_on date, until_on date, value numeric, numerator numeric, entry_no bigint, ended_by_no bigint',
  ].map((columns) => sql.raw(columns)),
);
const told = sql`m.id, m.institute_id, m.indicator_id, m.indicator_version_id, m.partnership_id, m.country, m.breakdown,
    m.from_on, m.until_on, m.value, m.numerator, m.entry_no, m.ended_by_no`;

/**
 * The rows of measurements (`toldOfRow`, and `is_returned`) that `isUnapproved` of their states says of: of which a window asks and
 * that nobody approved; among the indicators `ids` (an expression). As `measurementStates` has it, but from the few sheets that are
 * not locked, owner by owner, without looking at what was approved and locked in all years. A figure lies in one window at most
 * (`set-window`), so that what its sheet's last step is and what was said last of its row tell it.
 */
export const unapprovedRows = (
  instituteId: string,
  ids: RawBuilder<unknown>,
  asOf: number | undefined,
): RawBuilder<unknown> => sql`
  with w as materialized (select w.id, w.entry_no, w.from_on, w.until_on, w.partnerships, w.asks_institute, a.indicators, s.*
      from reporting_windows w
      cross join lateral (select array(select i.id from unnest(w.indicators) as i (id) where (i.id in (${ids})) is true) as indicators offset 0) a
      cross join lateral (${sheetsOfWindow(instituteId, asOf)}) s
     where w.institute_id = ${instituteId} and ${standing('w', asOf)} and a.indicators <> '{}'),
    o as materialized (select w.id, w.from_on, w.until_on, w.indicators, o.* from w cross join lateral (${openOwners}) o)
  select ${told}, v.kind is not distinct from 'returned' as is_returned
    from o join measurements m on m.institute_id = ${instituteId} and ${whose('m.partnership_id')} = o.whose and m.until_on = o.until_on
        and m.from_on = o.from_on and m.entry_no > o.since and m.indicator_id = any (o.indicators) and ${standing('m', asOf)} and ${isOfItsCountries(instituteId, asOf)}
    ${lastSaid(instituteId, asOf, sql`o.is_judged`)}
   where v.kind is distinct from 'approved' and not ${isRestatedByOfficer(instituteId, asOf)}
  union all
  select ${told}, false from measurement_restatements x
    join measurements m on m.institute_id = x.institute_id and m.id = x.row_id and ${standing('m', asOf)}
    cross join lateral (select w.own_locked from w where m.until_on between w.from_on and w.until_on and w.own_locked is not null
      and w.asks_institute and m.indicator_id = any (w.indicators) order by w.entry_no desc limit 1) l
    ${lastSaid(instituteId, asOf)}
   where x.institute_id = ${instituteId} and ${known('x', asOf)} and m.partnership_id is null and x.entry_no > l.own_locked
     and v.kind is distinct from 'approved'`;

/** Whom the window `w` asks and whose sheet is not locked: since which entry a figure is not approved, and whether any was judged. */
const openOwners = sql`
  select distinct a.whose, coalesce(w.since[array_position(w.approved, a.whose)], 0) as since, (a.whose = any (w.judged)) is true as is_judged
    from (select ${whose('a.partnership_id')} as whose from ${askedOfWindow} as a (partnership_id)) a
   where (a.whose = any (w.locked)) is not true`;

/**
 * Whose sheets of the window `w` are locked, whose were ever judged, and whose are approved since which entry: what was measured until
 * then was approved with it. Not where the window was changed, which may ask since for what had been measured before.
 */
const sheetsOfWindow = (instituteId: string, asOf: number | undefined) => sql`
  select array_agg(z.whose) filter (where z.kind = 'locked') as locked, array_agg(z.whose) filter (where z.is_judged) as judged,
      max(z.no) filter (where z.kind = 'locked' and z.partnership_id is null) as own_locked,
      array_agg(z.whose) filter (where ${isApproved}) as approved, array_agg(z.no) filter (where ${isApproved}) as since
    from (select z.partnership_id, ${whose('z.partnership_id')} as whose, max(z.entry_no) as no,
        (array_agg(z.kind order by z.entry_no desc))[1] as kind, bool_or(z.kind in ('approved', 'returned')) as is_judged
      from report_steps z
     where z.institute_id = ${instituteId} and ${known('z', asOf)} and z.report_id = any (array(select q.id from measurement_reports q
       where q.institute_id = ${instituteId} and q.window_id = w.id))
     group by z.report_id, z.partnership_id) z`;

const isApproved = sql<boolean>`z.kind = 'approved' and w.version = 1`;

/** Whether the row `m` is of the sheet of whose it is by its country, where the window of `o` asks for countries. */
const isOfItsCountries = (instituteId: string, asOf: number | undefined) => sql<boolean>`
  case when m.country is null or m.partnership_id is null then true else exists (
    select from measurement_reports q where q.institute_id = ${instituteId} and q.window_id = o.id
      and ${sameOwner('q.partnership_id', 'm.partnership_id')} and ${known('q', asOf)} and m.country = any (${countriesBy({ asOf })})) end`;

/** What was said last of the row `m`, as `v`; a remark says nothing of it. */
const lastSaid = (instituteId: string, asOf: number | undefined, isJudged = sql`true`) => sql`
  left join lateral (select v.kind from measurement_reviews v where v.institute_id = ${instituteId}
    and v.measurement_id = m.measurement_id and v.row_id = m.id and v.kind <> 'comment' and ${known('v', asOf)} and ${isJudged}
    order by v.entry_no desc limit 1) v on true`;

/** A partner's that an officer restated counts as approved, unless that was taken back. `is true` keeps it a look-up and no join. */
const isRestatedByOfficer = (instituteId: string, asOf: number | undefined) => sql<boolean>`
  (m.partnership_id is not null and (m.id in (select x.row_id from measurement_restatements x
      where x.institute_id = ${instituteId} and x.row_id is not null and ${known('x', asOf)})) is true
    and not exists (select from measurement_reviews t where t.institute_id = ${instituteId} and t.measurement_id = m.measurement_id
      and t.row_id = m.id and t.kind = 'taken_back' and ${known('t', asOf)}))`;
