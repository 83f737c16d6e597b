import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { FigureScope } from './figure-scope.ts';
import { definedIn, inPerCent } from './indicator-figures.ts';
import { counted, isUnderOneName, periodOf } from './measured-rows.ts';
import { type MeasurementDetail, measurementRows } from './measurements.ts';

export type FigureEntry = MeasurementDetail & {
  /** Whether the figure is made of it: where the last value counts or the highest, one of each partner and place is. */
  counts: boolean;
};

/** One figure of one indicator: a cell, and the period of the scope's axis of time. */
export type FigureAt = {
  indicatorId: string;
  breakdown: Readonly<Record<string, string>>;
  period?: string | undefined;
};

/**
 * Exactly the measurements that a figure of `measuredCells` is made of or chosen from, latest period first; `partnershipId`
 * and `country` of the scope narrow it as its axes do. Where cells came together, all rows of a period count or none; rows
 * under one name count each for itself.
 */
export const figureEntries = async (
  tx: Tx,
  instituteId: string,
  scope: FigureScope,
  { indicatorId, breakdown, period }: FigureAt,
): Promise<FigureEntry[]> => {
  const at = scope.by?.time ?? 'none';
  const { rows } = await sql<{ id: string; counts: boolean }>`
    with defined as (${definedIn(instituteId, { ...scope, indicatorIds: [indicatorId] })})
    select one.id, one.counts from defined d cross join lateral (
      select id, case when d.measure = 'qualitative' then true when d.over_time in ('last', 'cumulative') then nth = 1
          when d.over_time <> 'maximum' then true
          when d.over_partners = 'ratio' then rank() over (partition by partnership_id, country
            order by of_period desc, nth) = 1
          else coalesce(of_period = max(of_period) over (partition by partnership_id, country), false) end as counts
        from (
          select *, rank() over (partition by partnership_id, country order by until_on desc, from_on desc,
                case when is_apart then entry_no end desc, case when is_apart then id end desc) as nth,
              ${ofPeriod} as of_period
            from (
              select *, not is_mapped or ${isUnderOneName} as is_apart
                from (
                  select m.*, d.is_mapped, ${periodOf('m', scope)} as period,
                      case when c.id is null then m.breakdown else c.to_cell end as cell
                    from measurements m
                    left join cell_mappings c on c.institute_id = m.institute_id
                      and c.from_version_id = m.indicator_version_id and c.to_version_id = d.version_id
                      and c.from_cell = m.breakdown
                   where ${counted(instituteId, scope)}) as called
               where cell = ${JSON.stringify(breakdown)}::jsonb
                 and (${at} = 'none' or ${period ?? null}::text is null
                   or case when d.over_time = 'cumulative' then period <= ${period ?? null} else period = ${period ?? null} end)
            ) as named
        ) as ranked) as one`.execute(tx);
  const counts = new Map(rows.map((row) => [row.id, row.counts]));
  const found = await measurementRows(tx, instituteId, [...counts.keys()]);
  return found.map((row) => ({ ...row, counts: counts.get(row.rowId)! }));
};

const period = sql`over (partition by partnership_id, country, from_on, until_on)`;

/** What a row's period comes to, as the figure takes the highest of them: cells that came together are one value. */
const ofPeriod = sql`case
  when is_apart then case when d.over_partners = 'ratio'
    then ${inPerCent(sql`numerator`, sql`denominator`)} else value end
  when d.over_partners = 'ratio' then ${inPerCent(sql`sum(numerator) ${period}`, sql`sum(denominator) ${period}`)}
  when d.measure = 'number' then sum(value) ${period} end`;
