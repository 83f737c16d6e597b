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

/** One unit as it stands, with the activity it came of; undefined where the actor sees none or it never was. */
export const builtUnit = (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<(BuiltUnit & { activityId: string }) | undefined> =>
  tx
    .selectFrom('built_units')
    .select(['id', 'activity_id as activityId', 'unit', 'result', 'unit_level as unitLevel'])
    .where('institute_id', '=', instituteId)
    .where('id', '=', id)
    .where('ended_by_no', 'is', null)
    .executeTakeFirst();
