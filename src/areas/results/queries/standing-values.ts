import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { StandingValue } from '../rules/changed-scale.ts';
import { inSeries, sinceSeries } from './since-series.ts';

/**
 * What still counts of an indicator under the definition in force and those that compare with it: how many measurements, in words
 * too; their different values, with how many say each; and whether anything is aimed at or was there before.
 */
export type Standing = { measured: number; values: readonly StandingValue[]; isAimed: boolean };

export const standingValues = async (tx: Tx, instituteId: string, indicatorId: string): Promise<Standing> => {
  const { rows } = await sql<{ value: string | null; count: number }>`
    select m.value::text as value, count(*) as count from measurements m
     where m.institute_id = ${instituteId} and m.indicator_id = ${indicatorId} and m.ended_by_no is null and ${inSeries('m')}
     group by m.value order by m.value`.execute(tx);
  const aimed = await sql<{ is: boolean }>`
    select exists (select from targets t
        where t.institute_id = ${instituteId} and t.indicator_id = ${indicatorId} and t.ended_by_no is null and ${sinceSeries('t')})
      or exists (select from baselines b
        where b.institute_id = ${instituteId} and b.indicator_id = ${indicatorId} and b.ended_by_no is null and ${sinceSeries('b')})
      as is`.execute(tx);
  return {
    measured: rows.reduce((sum, { count }) => sum + count, 0),
    values: rows.flatMap(({ value, count }) => (value === null ? [] : [{ value, count }])),
    isAimed: aimed.rows[0]?.is ?? false,
  };
};
