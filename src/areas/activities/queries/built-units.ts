import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';

export type BuiltUnit = { id: string; unit: string; result: string; unitLevel: string };

/** Units that an activity created or developed, as they stand. */
export const builtUnitsOf = (tx: Tx, instituteId: string, activityId: string): Promise<BuiltUnit[]> =>
  tx
    .selectFrom('built_units')
    .select(['id', 'unit', 'result', 'unit_level as unitLevel'])
    .where('institute_id', '=', instituteId)
    .where('activity_id', '=', activityId)
    .where('ended_by_no', 'is', null)
    .orderBy('entry_no')
    .orderBy('id')
    .execute();

/** How many units activities created or developed, and how many services they gave, by activity. */
export const builtAndServed = async (
  tx: Tx,
  instituteId: string,
  activityIds: readonly string[],
): Promise<ReadonlyMap<string, { units: number; services: number }>> => {
  if (activityIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; units: number; services: number }>`
    select a.id,
      (select count(*)::int from built_units u
        where (u.institute_id, u.activity_id) = (a.institute_id, a.id) and u.ended_by_no is null) as units,
      (select coalesce(sum(g.count), 0)::int from group_counts g
        where (g.institute_id, g.activity_id) = (a.institute_id, a.id) and g.ended_by_no is null
          and g.measure <> 'people') as services
      from activities a where a.institute_id = ${instituteId} and a.id = any (${[...activityIds]})`.execute(
    tx,
  );
  return new Map(rows.map(({ id, units, services }) => [id, { units, services }]));
};
