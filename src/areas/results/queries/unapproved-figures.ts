import { type RawBuilder, sql } from 'kysely';
import { known, standing } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import { keyOfCell } from '../rules/carried-cells.ts';
import { heldTogether, type Unapproved } from '../rules/held.ts';
import type { FigureScope } from './figure-scope.ts';
import { type CellFigure, definedIn } from './indicator-figures.ts';
import { counted, countryOf, periodOf } from './measured-rows.ts';
import {
  isUnapproved,
  isUnapprovedRow,
  type MeasurementState,
  measurementStates,
} from './measurement-states.ts';
import { askedOfWindow } from './window-asks.ts';

type Place = Pick<CellFigure, 'indicatorId' | 'breakdown' | 'period' | 'partnershipId' | 'country'>;
type Held = Place & Unapproved & { scope: number; isCarried: boolean };

/**
 * The figures of these scopes, with `unapproved` on those that hold any, where a scope tells it: a statement of its own, so that
 * what figures come to costs the same with it and without. Every entry is meant that `entries` counts, also where a later or a
 * higher one says what the figure is; what counts from the beginning holds those of earlier periods too. What no window asks for
 * waits for nobody. All scopes are as of the same audit number.
 */
export const withUnapproved = async (
  tx: Tx,
  instituteId: string,
  scopes: readonly FigureScope[],
  found: readonly (readonly CellFigure[])[],
): Promise<readonly (readonly CellFigure[])[]> => {
  if (!scopes.some(({ tellsStates }) => tellsStates)) return found;
  const { rows } = await heldIn(instituteId, scopes).execute(tx);
  const held = Map.groupBy(rows, ({ scope, ...place }) => keyOfPlace(scope, place));
  return found.map((cells, at) =>
    cells.map((cell) => {
      const here = (held.get(keyOfPlace(at, cell)) ?? []).filter(
        ({ period, isCarried }) => period === cell.period || (isCarried && period! <= cell.period!),
      );
      return { ...cell, ...heldTogether(here.map((unapproved) => ({ unapproved }))) };
    }),
  );
};

/** What a figure holds whose entries are of these states. */
export const heldBy = (states: readonly MeasurementState[]): { unapproved?: Unapproved } => {
  const held = states.filter(isUnapproved);
  const returned = held.filter(({ state }) => state === 'returned').length;
  return held.length > 0 ? { unapproved: { waiting: held.length - returned, returned } } : {};
};

const keyOfPlace = (scope: number, { indicatorId, breakdown, partnershipId, country }: Place): string =>
  JSON.stringify([scope, indicatorId, keyOfCell(breakdown), partnershipId, country]);

/**
 * By scope and place of a figure, each in its own period. Begins with the sheets that are not locked, as few are; their figures
 * are judged once for all scopes.
 */
const heldIn = (instituteId: string, scopes: readonly FigureScope[]) => {
  const asOf = scopes[0]?.asOf;
  const telling = scopes.flatMap((scope, at) => (scope.tellsStates ? [{ scope, at }] : []));
  const ids = telling.map(({ scope }) => sql`select id from (${definedIn(instituteId, scope)}) as d`);
  return sql<Held>`
    with n as materialized (${sql.join(ids, sql` union `)}),
    may as materialized ${mayBeOpen(instituteId, asOf)},
    open as materialized (select jsonb_object_agg(s.row_id, s.state = 'returned') as returned
        from (${measurementStates(instituteId, { of: sql`may`, asOf })}) s where ${isUnapprovedRow})
    ${sql.join(
      telling.map(({ scope, at }) => heldOf(instituteId, scope, at)),
      sql` union all `,
    )}`;
};

const heldOf = (instituteId: string, scope: FigureScope, at: number): RawBuilder<unknown> => sql`
  select ${at}::int as scope, indicator_id as "indicatorId", cell as breakdown, period,
      ${scope.by?.partner ? sql`partnership_id` : sql`null::uuid`} as "partnershipId",
      ${scope.by?.country ? countryOf(instituteId, 'named') : sql`null::text`} as country,
      over_time = 'cumulative' as "isCarried",
      count(*) filter (where not is_returned) as waiting, count(*) filter (where is_returned) as returned
    from (
      select m.indicator_id, m.partnership_id, m.country, d.over_time, o.is_returned, ${periodOf('m', scope)} as period,
          case when c.id is null then m.breakdown else c.to_cell end as cell
        from (${definedIn(instituteId, scope)}) as d
        join may m on m.indicator_id = d.id
        cross join lateral (select ((select returned from open) ->> m.id::text)::boolean as is_returned) o
        left join cell_mappings c on c.institute_id = m.institute_id and c.from_version_id = m.indicator_version_id
          and c.to_version_id = d.version_id and c.from_cell = m.breakdown
       where o.is_returned is not null and ${counted(instituteId, scope)}) as named
   where cell is not null
   group by 1, 2, 3, 4, 5, 6, 7`;

/**
 * The figures that may wait or be returned, among the indicators `n`: all of a sheet that is neither approved nor locked, what was
 * written in an approved one since, and the institute's own that were restated, of a locked one too. What a few sheets
 * say is looked up by its key, as in `measurementStates`: joined, each would be compared with each before there are statistics.
 */
const mayBeOpen = (instituteId: string, asOf: number | undefined): RawBuilder<unknown> => sql`(
  with w as materialized (select w.id, w.from_on, w.until_on, w.partnerships, w.asks_institute
      from reporting_windows w where w.institute_id = ${instituteId} and ${standing('w', asOf)} and w.indicators && array(select id from n)),
    q as materialized (select q.id, q.window_id, q.partnership_id from measurement_reports q
      where q.institute_id = ${instituteId} and ${known('q', asOf)} and q.window_id = any (array(select w.id from w))),
    z as (select distinct on (z.report_id) z.report_id, z.kind, z.entry_no from report_steps z
      where z.institute_id = ${instituteId} and (z.report_id in (select q.id from q)) is true
        and ${known('z', asOf)} order by z.report_id, z.entry_no desc),
    steps as materialized (select jsonb_object_agg(z.report_id, jsonb_build_array(z.kind, z.entry_no)) as of_sheet from z),
    said as materialized (select jsonb_object_agg(q.window_id || ${owner('q')}, (select of_sheet from steps) -> q.id::text) as of_sheet from q),
    sheets as materialized (
      select w.from_on || '/' || w.until_on || '/' || ${owner('a')} as key, w.until_on,
          case when s.step ->> 0 = 'approved' then (s.step ->> 1)::bigint else 0 end as since
        from w cross join lateral ${askedOfWindow} as a (partnership_id)
        cross join lateral (select (select of_sheet from said) -> (w.id || ${owner('a')}) as step) s
       where s.step ->> 0 is distinct from 'locked'),
    told as materialized (select jsonb_object_agg(key, since) as since
      from (select key, min(since) as since from sheets group by key) as each)
  select m.* from measurements m
   where m.institute_id = ${instituteId} and m.indicator_id = any (array(select id from n))
     and m.until_on = any (array(select distinct until_on from sheets)) and ${standing('m', asOf)}
     and m.entry_no > ((select since from told) ->> (m.from_on || '/' || m.until_on || '/' || ${owner('m')}))::bigint
  union
  select m.* from measurements m
   where m.institute_id = ${instituteId} and m.indicator_id = any (array(select id from n)) and ${standing('m', asOf)}
     and m.id = any (array(select x.row_id from measurement_restatements x
       where x.institute_id = ${instituteId} and x.partnership_id is null and ${known('x', asOf)})))`;

/** Whose a row is, the institute's own among them. */
const owner = (row: string): RawBuilder<string> =>
  sql<string>`coalesce(${sql.ref(`${row}.partnership_id`)}::text, '')`;
