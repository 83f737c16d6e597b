import { type RawBuilder, sql } from 'kysely';
import { isGoingOn } from '../../programmes/queries/outcome-ends.ts';
import { sinceSeries } from '../../results/queries/since-series.ts';
import { standardCells } from '../../results/rules/standard-axes.ts';
import { mostOfAKind, noAmount, type WaitingKind, type WaitingQuestion } from './waiting.ts';

/**
 * Indicators with a target for a category that a new definition merged, split or dropped: what is aimed at instead? It
 * waits since the day of the definition that first did so; the period of the target may lie ahead.
 */
export const targetsOfGoneCells: WaitingQuestion = ({ instituteId }) =>
  ofGoneCells(instituteId, 'target-of-a-gone-cell', 'targets');

/** Indicators with a baseline for such a category: where did those stand that there are now? */
export const baselinesOfGoneCells: WaitingQuestion = ({ instituteId }) =>
  ofGoneCells(instituteId, 'baseline-of-a-gone-cell', 'baselines');

/** What was aimed at is looked for by itself, as ten relations joined in one cost the planner thirty milliseconds. */
const ofGoneCells = (instituteId: string, what: WaitingKind, table: 'targets' | 'baselines') =>
  linesOf(
    instituteId,
    sql`
      select ${what}::text as what, v.indicator_id, v.title, min(${goneSince()} at time zone 'Europe/Brussels')::date as since
        from cell_mappings c
        join indicator_versions v on (v.institute_id, v.id) = (c.institute_id, c.to_version_id) and v.ended_by_no is null
        join ${sql.table(table)} t on (t.institute_id, t.indicator_id) = (v.institute_id, v.indicator_id) and t.ended_by_no is null
         and t.breakdown @> c.from_cell and c.from_cell <> '{}' and ${sinceSeries('t')} and exists (
           select from jsonb_each_text(t.breakdown) as b(axis, category)
            where not ${isKnown(sql`v.axes`)})
       where c.institute_id = ${instituteId} group by v.indicator_id, v.title`,
  );

/** One line of each kind an indicator has, of what still goes on and ever changed, the longest waiting first. */
const linesOf = (instituteId: string, gone: RawBuilder<unknown>) => sql`
  select gone.what, gone.since, 'indicator'::text, i.id, gone.title, g.reference || ' · ' || i.code, ${noAmount}
    from (${gone}) as gone
    join indicators i on (i.institute_id, i.id) = (${instituteId}::uuid, gone.indicator_id)
    join outcomes o on (o.institute_id, o.id) = (i.institute_id, i.outcome_id)
    join programmes g on (g.institute_id, g.id) = (o.institute_id, o.programme_id)
   where gone.since is not null and ${isGoingOn('o')}
   order by gone.since, i.id limit ${mostOfAKind}`;

/** When the cell of the mapping `c` was first merged, split or dropped by a definition that still counts. */
const goneSince = () => sql`
  (select e.at from audit_entries e where e.chain = c.institute_id and e.no = (select min(x.entry_no) from cell_mappings x
      join indicator_versions y on (y.institute_id, y.id) = (x.institute_id, x.to_version_id)
      where (x.institute_id, x.indicator_id, x.from_cell) = (c.institute_id, c.indicator_id, c.from_cell)
        and ${stillCounts('y')}))`;

/** Whether a category `b` is one of these axes; one that came back and was said to stand again waits for nobody. */
const isKnown = (axes: RawBuilder<unknown>) => sql`case
  when exists (select from jsonb_array_elements(${axes}) a where a ->> 'key' = b.axis)
    then exists (select from jsonb_array_elements(${axes}) a, jsonb_array_elements(a -> 'categories') k
      where a ->> 'key' = b.axis and k ->> 'key' = b.category)
  else b.axis || ':' || b.category = any (${standardCells()}::text[]) end`;

/**
 * Indicators with a target or a baseline for two categories that an earlier definition counted together and the one in force does not:
 * is it withdrawn, or said of another cell? What a publication brought into a crossing that none ever named waits for nobody.
 */
export const standingInGoneCrossings: WaitingQuestion = ({ instituteId }) =>
  linesOf(
    instituteId,
    sql`
      select t.what, v.indicator_id, v.title, min(${uncrossedSince()} at time zone 'Europe/Brussels')::date as since
        from (${ofCategories(instituteId, 2, 'target-of-a-gone-crossing', 'targets')}
          union all ${ofCategories(instituteId, 2, 'baseline-of-a-gone-crossing', 'baselines')}) as t
        join indicator_versions v on (v.institute_id, v.indicator_id) = (${instituteId}::uuid, t.indicator_id) and v.ended_by_no is null
       where not ${isCrossed(sql`v.crossings`, sql`t.breakdown`)} and not exists (
           select from jsonb_each_text(t.breakdown) as b(axis, category) where not ${isKnown(sql`v.axes`)})
       group by t.what, v.indicator_id, v.title`,
  );

/**
 * Indicators with a target or a baseline for a category of a standard axis that the definition in force leaves out and an earlier one
 * asked. What was brought by an axis that none ever asked waits for nobody.
 */
export const standingInLeftOutAxes: WaitingQuestion = ({ instituteId }) =>
  linesOf(
    instituteId,
    sql`
      select t.what, v.indicator_id, v.title, min(${leftOutSince()} at time zone 'Europe/Brussels')::date as since
        from indicator_versions v
        join (${ofCategories(instituteId, 1, 'target-of-a-left-out-axis', 'targets')}
          union all ${ofCategories(instituteId, 1, 'baseline-of-a-left-out-axis', 'baselines')}) as t
          on t.indicator_id = v.indicator_id and jsonb_exists_any(t.breakdown, v.left_out_axes)
       where v.institute_id = ${instituteId} and v.ended_by_no is null and v.left_out_axes <> '{}'
       group by t.what, v.indicator_id, v.title`,
  );

/** When the axis of `t` was left out, by definitions that compare with `v` and still count; null where none ever asked by it. */
const leftOutSince = () => sql`
  (select e.at from audit_entries e where e.chain = v.institute_id and e.no = (select x.entry_no from indicator_versions x
      where (x.institute_id, x.indicator_id) = (v.institute_id, v.indicator_id) and x.edition > (select max(w.edition)
        from indicator_versions w
       where (w.institute_id, w.indicator_id, w.series) = (v.institute_id, v.indicator_id, v.series)
         and not jsonb_exists_any(t.breakdown, w.left_out_axes) and ${stillCounts('w')})
      order by x.edition limit 1))`;

/**
 * Indicators with a target or a baseline on a step that their scale has no more and an earlier one had. What lies between two steps,
 * as a mean does, waits for nobody.
 */
export const standingOnGoneSteps: WaitingQuestion = ({ instituteId }) =>
  linesOf(
    instituteId,
    sql`
      select t.what, v.indicator_id, v.title, min(${steplessSince()} at time zone 'Europe/Brussels')::date as since
        from indicator_versions v
        join (select 'target-of-a-gone-step'::text as what, x.indicator_id, x.value from targets x
             where x.institute_id = ${instituteId} and x.ended_by_no is null and not x.is_share and ${sinceSeries('x')}
          union all select 'baseline-of-a-gone-step', x.indicator_id, x.value from baselines x
             where x.institute_id = ${instituteId} and x.ended_by_no is null and ${sinceSeries('x')}) as t
          on t.indicator_id = v.indicator_id and not ${isStep(sql`v.scale`)}
       where v.institute_id = ${instituteId} and v.ended_by_no is null and v.scale <> '[]'
       group by t.what, v.indicator_id, v.title`,
  );

/** Whether the value of `t` is a step of this scale; that of what is told in sentences is asked nothing. */
const isStep = (scale: RawBuilder<unknown>) => sql`
  (t.value is null or exists (select from jsonb_array_elements(${scale}) k where (k ->> 'value')::numeric = t.value))`;

/** When the step of `t` was taken out, by definitions that compare with `v` and still count; null where it never was one. */
const steplessSince = () => sql`
  (select e.at from audit_entries e where e.chain = v.institute_id and e.no = (select x.entry_no from indicator_versions x
      where (x.institute_id, x.indicator_id) = (v.institute_id, v.indicator_id) and x.edition > (select max(w.edition)
        from indicator_versions w
       where (w.institute_id, w.indicator_id, w.series) = (v.institute_id, v.indicator_id, v.series)
         and ${isStep(sql`w.scale`)} and ${stillCounts('w')})
      order by x.edition limit 1))`;

/** Standing targets or baselines of cells of so many categories. */
const ofCategories = (
  instituteId: string,
  count: number,
  what: WaitingKind,
  table: 'targets' | 'baselines',
) => sql`
  select ${what}::text as what, x.indicator_id, x.breakdown from ${sql.table(table)} x
   where x.institute_id = ${instituteId} and x.ended_by_no is null and ${isOf(count, sql`x.breakdown`)} and ${sinceSeries('x')}`;

/** When the cell of `t` was counted together no longer, by definitions that compare with `v` and still count; null where it never was. */
const uncrossedSince = () => sql`
  (select e.at from audit_entries e where e.chain = v.institute_id and e.no = (select x.entry_no from indicator_versions x
      where (x.institute_id, x.indicator_id) = (v.institute_id, v.indicator_id) and x.edition > (select max(w.edition)
        from indicator_versions w
       where (w.institute_id, w.indicator_id, w.series) = (v.institute_id, v.indicator_id, v.series)
         and (${isCrossed(sql`w.crossings`, sql`t.breakdown`)} or exists (select from cell_mappings c
           where (c.institute_id, c.from_version_id, c.to_version_id, c.to_cell) = (w.institute_id, w.id, v.id, t.breakdown)
             and ${isOf(2, sql`c.from_cell`)} and ${isCrossed(sql`w.crossings`, sql`c.from_cell`)}))
         and ${stillCounts('w')})
      order by x.edition limit 1))`;

/** Whether a version was not taken back. */
const stillCounts = (version: string) => sql`
  not exists (select from indicator_versions r
    where (r.institute_id, r.indicator_id) = (${sql.ref(`${version}.institute_id`)}, ${sql.ref(`${version}.indicator_id`)})
      and r.again_edition < ${sql.ref(`${version}.edition`)} and ${sql.ref(`${version}.edition`)} < r.edition)`;

const isOf = (count: number, cell: RawBuilder<unknown>) =>
  sql`(select count(*) from jsonb_object_keys(${cell})) = ${count}::int`;

/** Whether these crossings count the two categories of a cell together. */
const isCrossed = (crossings: RawBuilder<unknown>, cell: RawBuilder<unknown>) => sql`
  exists (select from jsonb_array_elements(${crossings}) k
    where jsonb_exists(${cell}, k ->> 0) and jsonb_exists(${cell}, k ->> 1))`;
