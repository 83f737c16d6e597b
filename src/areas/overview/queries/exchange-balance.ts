import { sql } from 'kysely';
import { known, standing } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import { hemisphere } from '../../activities/queries/hemisphere.ts';

/** Exchanges (A7) of a year: those held by where and between how many, and those still planned. */
export type BalanceYear = {
  year: number;
  south: number;
  north: number;
  /** Without a country, or without a list to tell by. */
  unsaid: number;
  bilateral: number;
  multilateral: number;
  held: number;
  planned: number;
};

/**
 * The balance of exchanges that action 7 asks for, by the year for which they were planned (as the list of activities
 * has it); what was cancelled counts nowhere.
 */
export const exchangeBalance = async (tx: Tx, instituteId: string, asOf?: number): Promise<BalanceYear[]> => {
  const { rows } = await sql<BalanceYear>`
    with exchanges as (
      select extract(year from a.planned_from)::int as year, x.side, ${hemisphere} as hemisphere,
             exists (select from activity_holdings h
               where (h.institute_id, h.activity_id) = (a.institute_id, a.id) and ${standing('h', asOf)}) as is_held
        from activities a
        join activity_exchanges x on (x.institute_id, x.activity_id) = (a.institute_id, a.id)
       where a.institute_id = ${instituteId} and a.kind = 'A7'
         and not exists (select from activity_cancellations c where (c.institute_id, c.activity_id) = (a.institute_id, a.id) and ${known('c', asOf)})
         and ${known('a', asOf)}
    )
    select year, (count(*) filter (where is_held and hemisphere = 'south'))::int as south,
           (count(*) filter (where is_held and hemisphere = 'north'))::int as north,
           (count(*) filter (where is_held and hemisphere is null))::int as unsaid,
           (count(*) filter (where is_held and side = 'bilateral'))::int as bilateral,
           (count(*) filter (where is_held and side = 'multilateral'))::int as multilateral,
           (count(*) filter (where is_held))::int as held,
           (count(*) filter (where not is_held))::int as planned
      from exchanges
     group by year
     order by year desc`.execute(tx);
  return rows;
};
