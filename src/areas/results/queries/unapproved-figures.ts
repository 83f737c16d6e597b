import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { keyOfCell } from '../rules/carried-cells.ts';
import { heldTogether, type Unapproved } from '../rules/held.ts';
import type { FigureScope } from './figure-scope.ts';
import { type CellFigure, definedIn } from './indicator-figures.ts';
import { counted, countryOf, periodOf } from './measured-rows.ts';
import { isUnapproved, type MeasurementState } from './measurement-states.ts';
import { toldOfRow, unapprovedRows } from './unapproved-rows.ts';

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
 * By scope and place of a figure, each in its own period. What waits is found once for all scopes; what its indicators' definitions
 * say is looked up an indicator at a time, in an order that no planner may turn round: it takes what waits for one row.
 */
const heldIn = (instituteId: string, scopes: readonly FigureScope[]) => {
  const asOf = scopes[0]?.asOf;
  const telling = scopes.flatMap((scope, at) => (scope.tellsStates ? [{ scope, at }] : []));
  const ids = telling.map(({ scope }) => sql`select id from (${definedIn(instituteId, scope)}) as d`);
  return sql<Held>`
    with n as materialized (${sql.join(ids, sql` union `)}),
    open as materialized (select u.indicator_id as id, array_agg(u) as rows
      from (${unapprovedRows(instituteId, sql`select id from n`, asOf)}) u group by 1)
    ${sql.join(
      telling.map(({ scope, at }) => heldOf(instituteId, scope, at)),
      sql` union all `,
    )}`;
};

/** Counted within each indicator: cells are told apart among its few rows, not among all. */
const heldOf = (instituteId: string, scope: FigureScope, at: number): RawBuilder<unknown> => sql`
  select ${at}::int as scope, d.id as "indicatorId", h.cell as breakdown, h.period, h.partnership_id as "partnershipId", h.country,
      d.over_time = 'cumulative' as "isCarried", h.waiting, h.returned
    from open o
    cross join lateral (select d.* from (${definedIn(instituteId, scope)}) as d where d.id = o.id offset 0) d
    cross join lateral (
      select cell, period, ${scope.by?.partner ? sql`partnership_id` : sql`null::uuid as partnership_id`},
          ${scope.by?.country ? countryOf(instituteId, 'named') : sql`null::text`} as country,
          count(*) filter (where not is_returned) as waiting, count(*) filter (where is_returned) as returned
        from (
          select m.partnership_id, m.country, m.is_returned, ${periodOf('m', scope)} as period,
              case when c.id is null then m.breakdown else c.to_cell end as cell
            from unnest(o.rows) as m (${toldOfRow}, is_returned boolean)
            left join cell_mappings c on c.institute_id = m.institute_id and c.from_version_id = m.indicator_version_id
              and c.to_version_id = d.version_id and c.from_cell = m.breakdown
           where ${counted(instituteId, scope)}) as named
       where cell is not null
       group by 1, 2, 3, 4) as h`;
