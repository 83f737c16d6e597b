import type { Writing } from '../../../command/command.ts';

type Withdrawable = 'strategic_frameworks' | 'framework_targets' | 'donor_dialogues';

/** What was entered by mistake is none from this entry on; the row stays, with the reason. */
export const withdrawRow = async (
  { tx, chain, entryNo }: Writing,
  table: Withdrawable,
  { id, reason }: { id: string; reason: string },
): Promise<void> => {
  await tx
    .updateTable(table)
    .set({ withdrawn_no: entryNo, withdrawal_reason: reason })
    .where('institute_id', '=', chain)
    .where('id', '=', id)
    .execute();
};
