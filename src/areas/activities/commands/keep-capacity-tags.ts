import type { Writing } from '../../../command/command.ts';
import { type CapacityTag, partsOf } from '../rules/capacity-tag.ts';

/** The tags of an activity as a whole, in place of those before; left alone where they are not given. */
export const keepCapacityTags = async (
  { tx, chain, entryNo }: Writing,
  { activityId, partnershipId }: { activityId: string; partnershipId: string | null },
  tags: readonly CapacityTag[] | undefined,
): Promise<void> => {
  if (!tags) return;
  await tx
    .updateTable('capacity_tags')
    .set({ ended_by_no: entryNo })
    .where('ended_by_no', 'is', null)
    .where('institute_id', '=', chain)
    .where('activity_id', '=', activityId)
    .execute();
  const rows = [...new Set(tags)].map((tag) => ({
    institute_id: chain,
    activity_id: activityId,
    partnership_id: partnershipId,
    ...partsOf(tag),
    entry_no: entryNo,
  }));
  if (rows.length > 0) await tx.insertInto('capacity_tags').values(rows).execute();
};
