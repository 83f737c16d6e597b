import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { worksOn } from './window-asks.ts';

export type WorkedIndicator = { partnershipId: string; indicatorId: string };

/** Which partners work on which of some indicators (`worksOn`), by work until a day where one is given. */
export const workedIndicators = async (
  tx: Tx,
  instituteId: string,
  indicatorIds: readonly string[],
  until?: string,
): Promise<WorkedIndicator[]> => {
  const work = { partnership: sql`p.id`, ...(until ? { until: sql`${until}::date` } : {}) };
  const { rows } = await sql<WorkedIndicator>`
    select p.id as "partnershipId", i.id as "indicatorId" from partnerships p
      join indicators i on i.institute_id = p.institute_id and i.id = any (${[...indicatorIds]}::uuid[])
     where p.institute_id = ${instituteId} and ${worksOn(work)}`.execute(tx);
  return rows;
};
