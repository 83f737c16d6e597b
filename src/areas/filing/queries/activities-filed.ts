import type { Tx } from '../../../db/transaction.ts';

/** Ids of activities by their references, which stay for good; only those that the actor may see. */
export const activityIds = async (
  tx: Tx,
  instituteId: string,
  references: readonly string[],
): Promise<Map<string, string>> => {
  if (references.length === 0) return new Map();
  const rows = await tx
    .selectFrom('activities as a')
    .select(['a.id', 'a.reference'])
    .where('a.institute_id', '=', instituteId)
    .where('a.reference', 'in', [...references])
    .execute();
  return new Map(rows.map(({ id, reference }) => [reference, id]));
};
