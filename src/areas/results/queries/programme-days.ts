import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { Days } from '../rules/programme-days.ts';

/** The days of the programmes of these outcomes, by outcome. */
export const programmeDays = async (
  tx: Tx,
  instituteId: string,
  outcomeIds: Iterable<string>,
): Promise<ReadonlyMap<string, Days>> => {
  const { rows } = await sql<Days & { id: string }>`
    select o.id, p.from_on as "from", p.until_on as until
      from outcomes o join programmes p on (p.institute_id, p.id) = (o.institute_id, o.programme_id)
     where o.institute_id = ${instituteId} and o.id = any(${[...new Set(outcomeIds)]}::uuid[])`.execute(tx);
  return new Map(rows.map(({ id, ...days }) => [id, days]));
};
