import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { Decimal } from '../../../kernel/decimal.ts';
import { standing } from './standing.ts';

/** Which indicators, as of which audit number, and which window the end of a period must fall in. */
export type FigureScope = {
  outcomeId?: string | undefined;
  programmeId?: string | undefined;
  indicatorIds?: readonly string[] | undefined;
  asOf?: number | undefined;
  from?: string | undefined;
  until?: string | undefined;
  /** Each year's own figure (by the year in which the period ends) instead of one over all of time. */
  byYear?: boolean | undefined;
};

/** One cell of one indicator: the value, of how many entries and of how many partners it is made. */
export type CellFigure = {
  indicatorId: string;
  breakdown: Readonly<Record<string, string>>;
  year: number | null;
  value: Decimal | null;
  entries: number;
  partners: number;
};

/**
 * The measured value of every cell of every indicator in the scope: first over time within each partner (the
 * institute's own entries count as one more), then over partners. Only values under a definition comparable with the
 * one in force are added up. A breakdown is a cell of its own and never part of the whole (`{}`), so that a total and
 * its parts are not added twice. A mean is rounded to six places at each step, half away from zero. With
 * `over_partners` none there is a value only where one partner measured. Sorting costs most: only `last` sorts.
 */
export const measuredCells = async (tx: Tx, instituteId: string, scope: FigureScope): Promise<CellFigure[]> =>
  (await measured(instituteId, scope).execute(tx)).rows;

/** These and the target of every cell in one statement: targets of several periods come together as measurements do over time. */
export const measuredAndTargetCells = async (
  tx: Tx,
  instituteId: string,
  scope: FigureScope,
): Promise<{ measured: CellFigure[]; targets: CellFigure[] }> => {
  const { rows } = await sql<CellFigure & { isTarget: boolean }>`
    select false as "isTarget", m.* from (${measured(instituteId, scope)}) as m
    union all select true, t.* from (${targets(instituteId, scope)}) as t`.execute(tx);
  const of = (wanted: boolean) =>
    rows.filter(({ isTarget }) => isTarget === wanted).map(({ isTarget: _, ...cell }) => cell);
  return { measured: of(false), targets: of(true) };
};

const measured = (instituteId: string, scope: FigureScope) => {
  // One indicator after the other, so that what is grouped and sorted at once stays small.
  const ofPartners = (value: RawBuilder<unknown>, way: RawBuilder<unknown>) => sql`
    select d.id as indicator_id, d.over_partners, one.breakdown, one.year, one.value, one.entries
      from defined d cross join lateral (
        select breakdown, year, ${value} as value, count(*) as entries
          from (select m.*, ${yearOf('m', scope)} as year from measurements m
                 where m.institute_id = ${instituteId} and m.indicator_id = d.id
                   and m.indicator_version_id = any (d.comparable) and m.value is not null
                   and ${standing('m', scope.asOf)} and ${within('m', scope)}) as valued
         group by partnership_id, year, breakdown) as one
     where d.over_time ${way}`;
  return sql<CellFigure>`
    with defined as materialized (${definedIn(instituteId, scope)}),
    of_partner as (
      ${ofPartners(ofAll(sql.ref('d.over_time')), sql`<> 'last'`)} union all ${ofPartners(last, sql`= 'last'`)}
    )
    select indicator_id as "indicatorId", breakdown, year, trim_scale(case over_partners
        when 'sum' then sum(value) when 'maximum' then max(value) when 'mean' then ${mean}
        else case when count(*) = 1 then max(value) end end) as value,
      sum(entries)::bigint as entries, count(*) as partners
      from of_partner group by indicator_id, breakdown, year, over_partners`;
};

const targets = (instituteId: string, scope: FigureScope) => sql<CellFigure>`
    with defined as (${definedIn(instituteId, scope)}),
    valued as (
      select t.*, ${yearOf('t', scope)} as year, d.over_time from targets t join defined d on d.id = t.indicator_id
       where t.institute_id = ${instituteId} and t.value is not null and ${standing('t', scope.asOf)} and ${within('t', scope)}
    )
    select indicator_id as "indicatorId", breakdown, year, trim_scale(${overTime(sql.ref('over_time'))}) as value,
      count(*) as entries, 1::bigint as partners
      from valued group by indicator_id, breakdown, year, over_time`;

/** Dividing with twelve more places than the values have leaves six of them exact after rounding. */
const mean = sql`round(sum(value) * 1.000000000000 / count(*), 6)`;

const ofAll = (way: RawBuilder<unknown>) => sql`case ${way}
  when 'sum' then sum(value) when 'maximum' then max(value) when 'mean' then ${mean} end`;

const last = sql`(array_agg(value order by until_on desc, from_on desc, entry_no desc, id desc))[1]`;

const overTime = (way: RawBuilder<unknown>) =>
  sql`case ${way} when 'last' then ${last} else ${ofAll(way)} end`;

const yearOf = (row: string, { byYear }: FigureScope) =>
  byYear ? sql`extract(year from ${sql.ref(`${row}.until_on`)})::int` : sql`null::int`;

const definedIn = (instituteId: string, { outcomeId, programmeId, indicatorIds, asOf }: FigureScope) => {
  const conditions = [
    sql`i.institute_id = ${instituteId}`,
    standing('v', asOf),
    ...(outcomeId ? [sql`i.outcome_id = ${outcomeId}`] : []),
    ...(indicatorIds ? [sql`i.id = any(${[...indicatorIds]}::uuid[])`] : []),
    ...(programmeId
      ? [
          sql`i.outcome_id in (select id from outcomes where institute_id = ${instituteId} and programme_id = ${programmeId})`,
        ]
      : []),
  ];
  return sql`select i.id, v.over_time, v.over_partners, array(select w.id from indicator_versions w
      where w.institute_id = i.institute_id and w.indicator_id = i.id and w.series = v.series) as comparable
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
