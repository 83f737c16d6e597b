import type { Tx } from '../../../db/transaction.ts';

/** Those of the partnerships named that exist in the institute. */
export const knownPartnerships = async (
  tx: Tx,
  instituteId: string,
  named: readonly { partnershipId?: string | null | undefined }[],
): Promise<ReadonlySet<string>> => {
  const wanted = [...new Set(named.flatMap(({ partnershipId }) => partnershipId ?? []))];
  if (wanted.length === 0) return new Set();
  const rows = await tx
    .selectFrom('partnerships')
    .select('id')
    .where('institute_id', '=', instituteId)
    .where('id', 'in', wanted)
    .execute();
  return new Set(rows.map(({ id }) => id));
};
