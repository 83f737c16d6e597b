import type { Writing } from '../../../command/command.ts';

/** Takes documents out of sight together with what they belonged to; the entry of that command says why. */
export const endDocuments = async (
  { tx, chain, entryNo }: Writing,
  ids: readonly string[],
): Promise<void> => {
  if (ids.length === 0) return;
  await tx
    .updateTable('documents')
    .set({ ended_by_no: entryNo })
    .where('institute_id', '=', chain)
    .where('id', 'in', ids)
    .where('ended_by_no', 'is', null)
    .execute();
};
