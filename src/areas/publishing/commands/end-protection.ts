import type { Writing } from '../../../command/command.ts';

/** Ends a protection and whatever was asked about it. */
export const endProtection = async ({ tx, chain, entryNo }: Writing, id: string): Promise<void> => {
  await tx
    .updateTable('protection_lowerings')
    .set({ ended_by_no: entryNo })
    .where('institute_id', '=', chain)
    .where('protection_id', '=', id)
    .where('ended_by_no', 'is', null)
    .execute();
  await tx
    .updateTable('protections')
    .set({ ended_by_no: entryNo })
    .where('institute_id', '=', chain)
    .where('id', '=', id)
    .execute();
};
