import type { Writing } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import { countsOf } from '../queries/activity-facts.ts';
import { type CountInput, cellOf } from '../rules/holding-input.ts';

type Owner = { activityId: string; partnershipId: string | null; enteredOnBehalf: string | null };

/**
 * Adds counts, and replaces those that stand and differ: the old row is ended, the new one says why. A cell left at
 * nothing adds no row. `changed` is how many rows were written.
 */
export const keepCounts = async (
  { tx, chain, entryNo }: Writing,
  { activityId, partnershipId, enteredOnBehalf }: Owner,
  { counts, reason }: { counts: readonly CountInput[]; reason?: string | undefined },
): Promise<{ changed: number } | { fields: FieldErrors }> => {
  const standing = new Map((await countsOf(tx, chain, activityId)).map((row) => [cellOf(row), row]));
  const changes = counts.filter((count) => count.count !== (standing.get(cellOf(count))?.count ?? 0));
  const replaced = changes.flatMap((count) => standing.get(cellOf(count)) ?? []);
  if (replaced.length > 0 && !reason) return { fields: { reason: [{ key: 'activities.reason-missing' }] } };
  if (replaced.length > 0)
    await tx
      .updateTable('participant_counts')
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where(
        'id',
        'in',
        replaced.map(({ id }) => id),
      )
      .execute();
  const rows = changes.map((count) => {
    const before = standing.get(cellOf(count));
    return {
      institute_id: chain,
      id: newId(),
      activity_id: activityId,
      partnership_id: partnershipId,
      sex: count.sex,
      age_band: count.ageBand,
      economy: count.economy,
      count: count.count,
      replaces_id: before?.id ?? null,
      correction_reason: before ? (reason ?? null) : null,
      entered_on_behalf: enteredOnBehalf,
      entry_no: entryNo,
    };
  });
  if (rows.length > 0) await tx.insertInto('participant_counts').values(rows).execute();
  return { changed: rows.length };
};
