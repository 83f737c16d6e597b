import { type RawBuilder, sql } from 'kysely';
import { standing } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { Decimal } from '../../../kernel/decimal.ts';
import type { Unapproved } from '../rules/held.ts';
import type { FigureScope } from './figure-scope.ts';
import {
  carriedRows,
  countryOf,
  measuredRows,
  periodOf,
  renamedRows,
  saysParts,
  saysValue,
} from './measured-rows.ts';
import { seriesBegan } from './since-series.ts';

/** One cell of one indicator: the value, of how many entries and of how many partners it is made. */
export type CellFigure = {
  indicatorId: string;
  breakdown: Readonly<Record<string, string>>;
  /** `2027`, `2027-H1`, `2027-Q1`; null where time is not told apart. */
  period: string | null;
  /** Null where partners are not told apart, and for the institute's own. */
  partnershipId: string | null;
  country: string | null;
  value: Decimal | null;
  /** What a share is made of where its parts add up over partners (`ratio`); null for all other values. */
  numerator?: Decimal | null;
  denominator?: Decimal | null;
  entries: number;
  partners: number;
  /** Where the scope tells it, and only of a figure that holds any. */
  unapproved?: Unapproved;
};

/**
 * The measured value of every cell of every indicator in the scope: first over time within each place of each partner
 * (the institute's own entries count as one more), then over them. Only values under a definition comparable with the
 * one in force are added up, in the cell that it calls them by. A breakdown is a cell of its own and never part of the
 * whole (`{}`), so that a total and its parts are not added twice. A mean is rounded to six places at each step, a ratio
 * once, half away from zero. The whole comes before its parts. What counts from the beginning stands in each period, of an
 * axis or of the scope, at its last value until then. With `over_partners` none there is a value only where one place of one
 * partner was measured. Sorting costs most: an index has the values in the order in which they are grouped.
 */
export const measuredCells = async (tx: Tx, instituteId: string, scope: FigureScope): Promise<CellFigure[]> =>
  (await measured(instituteId, scope).execute(tx)).rows;

/** The same of each of these scopes, in their order and in one statement. */
export const cellsOfScopes = async (
  tx: Tx,
  instituteId: string,
  scopes: readonly FigureScope[],
): Promise<CellFigure[][]> => {
  if (scopes.length === 0) return [];
  const each = scopes.map(
    (scope, at) => sql`select ${at}::int as scope, m.* from (${measured(instituteId, scope)}) as m`,
  );
  const all = sql<CellFigure & { scope: number }>`${sql.join(each, sql` union all `)}`;
  const { rows } = await all.execute(tx);
  return scopes.map((_, at) =>
    rows.filter(({ scope }) => scope === at).map(({ scope: _of, ...cell }) => cell),
  );
};

/**
 * These and the target of every cell, of several scopes in one statement. A target counts where its days lie: of what is to
 * stand on its last day that day, of what comes together within its days all of them. What stands on a last day is the last
 * that is aimed at, a milestone or not; what comes together is a milestone where that lies after every other target, else the
 * others as measurements come together over time. To a control they are those of its years. `shares`: what part of the whole, in per cent.
 */
export const measuredAndTargetCells = async (
  tx: Tx,
  instituteId: string,
  scopes: readonly FigureScope[],
): Promise<{ measured: CellFigure[]; targets: CellFigure[]; shares: CellFigure[] }[]> => {
  const each = scopes.map(
    (scope, at) => sql`
    select ${at}::int as scope, 'measured' as what, m.* from (${measured(instituteId, scope)}) as m
    union all select ${at}::int, t.* from (${targets(instituteId, scope)}) as t`,
  );
  const all = sql<CellFigure & { scope: number; what: string }>`${sql.join(each, sql` union all `)}`;
  const { rows } = await all.execute(tx);
  return scopes.map((_, at) => {
    const of = (wanted: string) =>
      rows
        .filter(({ scope, what }) => scope === at && what === wanted)
        .map(({ scope: _scope, what: _what, ...cell }) => cell);
    return { measured: of('measured'), targets: of('target'), shares: of('share') };
  });
};

type Parts = { value: RawBuilder<unknown>; numerator: RawBuilder<unknown>; denominator: RawBuilder<unknown> };

const measured = (instituteId: string, scope: FigureScope) => {
  const { time, partner, country } = scope.by ?? {};
  // One indicator after the other, so that what is grouped and sorted at once stays small.
  const ofUnits = (
    { value, numerator, denominator }: Parts,
    rows: RawBuilder<unknown>,
    way: RawBuilder<unknown>,
  ) => sql`
    select d.id as indicator_id, d.over_partners, one.*
      from defined d cross join lateral (
        select partnership_id, country, cell_key, period, ${value} as value, ${numerator} as numerator,
          ${denominator} as denominator, sum(entries) as entries
          from (${rows}) as valued
         group by partnership_id, country, cell_key, period) as one
     where ${way}`;
  const rows = measuredRows(instituteId, scope, saysValue(scope));
  const carries = time !== undefined || scope.from !== undefined;
  const isCarried = carries ? sql`d.over_time = 'cumulative'` : sql`false`;
  const isRatio = sql`d.over_partners = 'ratio'`;
  const partnerKey = partner ? sql`partnership_id` : sql`null::uuid`;
  const countryKey = country ? countryOf(instituteId, 'of_unit') : sql`null::text`;
  return sql<CellFigure>`
    with defined as materialized (${definedIn(instituteId, scope)}),
    of_unit as (
      ${ofUnits(added, rows, sql`${asNamed} and not ${isRatio} and d.over_time in ('sum', 'mean')`)}
      union all ${ofUnits(highestOf, rows, sql`${asNamed} and not ${isRatio} and d.over_time = 'maximum'`)}
      union all ${ofUnits(latest, rows, sql`${asNamed} and not ${isRatio} and ${isStock} and not ${isCarried}`)}
      union all ${ofUnits(ofParts, measuredRows(instituteId, scope, saysParts), sql`${asNamed} and ${isRatio} and not ${isCarried}`)}
      union all ${ofUnits(either, renamedRows(instituteId, scope), sql`d.is_mapped and not ${isCarried}`)}
      ${carries ? sql`union all ${ofUnits(either, carriedRows(instituteId, scope), isCarried)}` : sql``}
    )
    select indicator_id as "indicatorId", cell_key::jsonb as breakdown, period, ${partnerKey} as "partnershipId", ${countryKey} as country,
      trim_scale(case over_partners
        when 'sum' then sum(value) when 'maximum' then max(value) when 'mean' then ${mean}
        when 'ratio' then round(${inPerCent(sql`sum(numerator)`, sql`sum(denominator)`)}, 6)
        else case when count(*) = 1 then max(value) end end) as value,
      ${ofRatio('numerator')} as numerator, ${ofRatio('denominator')} as denominator,
      sum(entries)::bigint as entries, count(distinct coalesce(partnership_id, institute)) as partners
      from (select *, ${instituteId}::uuid as institute from of_unit) as of_unit
     group by indicator_id, cell_key, period, over_partners, 4, 5
     order by 1, 2, 3, 4, 5`;
};

const isStock = sql`d.over_time in ('last', 'cumulative')`;

/** No cell of it is called otherwise than earlier: said of the indicator, as it costs more where it is asked beside each of its rows. */
const asNamed = sql`not d.is_mapped`;

/** Whether all days of a target lie in the scope, and in one period of its axis of time. */
const isWithin = (scope: FigureScope) =>
  sql.join(
    [
      scope.from ? sql`t.from_on >= ${scope.from}` : sql`true`,
      scope.by?.time ? sql`${periodOf('t', scope, 'from_on')} = ${periodOf('t', scope)}` : sql`true`,
    ],
    sql` and `,
  );

const ofYear = (day: 't.from_on' | 't.until_on') => sql`extract(year from ${sql.ref(day)})::int`;

/**
 * To a control row security opens targets whole, as they are the programme's file, but measurements of its years alone: beside these
 * only what is aimed at in the same years, by the same rule as in a scope, or two years would be read against five.
 */
const isReadBeside = sql`(select coalesce(cardinality(years), 0) = 0 or case when t.is_share or ${isStock}
    then ${ofYear('t.until_on')} = any (years)
    else years @> array(select generate_series(${ofYear('t.from_on')}, ${ofYear('t.until_on')})) end
  from (select nullif(current_setting('relais.years', true), '')::int[] as years) as control)`;

const targets = (instituteId: string, scope: FigureScope) => sql<CellFigure & { what: string }>`
    with defined as materialized (select d.*, ${seriesBegan(sql`${instituteId}::uuid`, sql`d.id`, scope.asOf)} as began_no
      from (${definedIn(instituteId, scope)}) d),
    valued as (
      select t.*, ${periodOf('t', scope)} as period, d.over_time, t.is_share or ${isStock} as is_stock
        from targets t join defined d on d.id = t.indicator_id
       where t.institute_id = ${instituteId} and t.value is not null and ${standing('t', scope.asOf)} and t.entry_no >= d.began_no
         and ${within('t', scope)} and (t.is_share or ${isStock} or ${isWithin(scope)}) and ${isReadBeside}
    ),
    placed as (
      select *, case when is_share then 'share' else 'target' end as what,
          not is_stock and is_milestone <> coalesce(max(until_on) filter (where is_milestone) over own
            > max(until_on) filter (where not is_milestone) over own, bool_and(is_milestone) over own) as is_passed_over
        from valued window own as (partition by indicator_id, breakdown, period, is_share)
    )
    select what, indicator_id as "indicatorId", breakdown, period, null::uuid as "partnershipId", null::text as country,
      trim_scale(case when is_stock or bool_or(is_milestone) then (array_agg(value order by until_on desc, is_milestone,
          from_on desc, entry_no desc, id desc))[1]
        else ${ofAll(sql.ref('over_time'))} end) as value,
      ${nothing} as numerator, ${nothing} as denominator, count(*) as entries, 1::bigint as partners
      from placed where not is_passed_over group by what, indicator_id, breakdown, period, over_time, is_stock`;

/** Dividing with twelve more places than the values have leaves six of them exact after rounding. */
const mean = sql`round(sum(value) * 1.000000000000 / count(value), 6)`;

const ofAll = (way: RawBuilder<unknown>) => sql`case ${way}
  when 'sum' then sum(value) when 'maximum' then max(value) when 'mean' then ${mean} end`;

/** With thirty places more, a share of whatever size is rounded right at the sixth. */
export const inPerCent = (numerator: RawBuilder<unknown>, denominator: RawBuilder<unknown>) =>
  sql`${numerator} * 100.000000000000000000000000000000 / ${denominator}`;

const latestFirst = sql`until_on desc, from_on desc, entry_no desc, id desc`;
const last = (column: string) => sql`(array_agg(${sql.ref(column)} order by ${latestFirst}))[1]`;
const highest = (column: string) =>
  sql`(array_agg(${sql.ref(column)} order by ${inPerCent(sql`numerator`, sql`denominator`)} desc, ${latestFirst}))[1]`;

const ofRatio = (column: string) =>
  sql`case when over_partners = 'ratio' then trim_scale(sum(${sql.ref(column)})) end`;

const nothing = sql`null::numeric`;
/** What is divided is added up too; the highest is found in a part of its own, or each value would be added up and compared. */
const added: Parts = {
  value: sql`case when d.over_time = 'sum' then sum(value) else ${mean} end`,
  numerator: nothing,
  denominator: nothing,
};
const highestOf: Parts = { ...added, value: sql`max(value)` };
const latest: Parts = { ...added, value: last('value') };
const part = (column: string) => sql`case when d.over_time in ('last', 'cumulative') then ${last(column)}
  when d.over_time = 'maximum' then ${highest(column)} else sum(${sql.ref(column)}) end`;
const ofParts: Parts = { value: nothing, numerator: part('numerator'), denominator: part('denominator') };
const either: Parts = {
  ...ofParts,
  value: sql`case when d.over_time in ('last', 'cumulative') then ${last('value')}
    else ${ofAll(sql.ref('d.over_time'))} end`,
};

/** The indicators of the scope with what says how their values come together. */
export const definedIn = (instituteId: string, scope: FigureScope) => {
  const { outcomeId, programmeId, indicatorIds, asOf, versionId } = scope;
  const conditions = [
    sql`i.institute_id = ${instituteId}`,
    versionId ? sql`v.id = ${versionId}` : standing('v', asOf),
    ...(outcomeId ? [sql`i.outcome_id = ${outcomeId}`] : []),
    ...(indicatorIds ? [sql`i.id = any(${[...indicatorIds]}::uuid[])`] : []),
    ...(programmeId
      ? [
          sql`i.outcome_id in (select id from outcomes where institute_id = ${instituteId} and programme_id = ${programmeId})`,
        ]
      : []),
  ];
  const comparable = versionId
    ? sql`array[v.id] as comparable, false as is_mapped`
    : sql`array(select w.id from indicator_versions w
        where w.institute_id = i.institute_id and w.indicator_id = i.id and w.series = v.series) as comparable,
      exists (select from cell_mappings c where c.institute_id = i.institute_id and c.to_version_id = v.id) as is_mapped`;
  return sql`select i.id, v.id as version_id, v.measure, v.over_time, v.over_partners, ${comparable}
    from indicators i
    join indicator_versions v on v.institute_id = i.institute_id and v.indicator_id = i.id
    where ${sql.join(conditions, sql` and `)}`;
};

const within = (row: string, { from, until }: FigureScope) =>
  sql.join(
    [
      sql`true`,
      ...(from ? [sql`${sql.ref(`${row}.until_on`)} >= ${from}`] : []),
      ...(until ? [sql`${sql.ref(`${row}.until_on`)} <= ${until}`] : []),
    ],
    sql` and `,
  );
