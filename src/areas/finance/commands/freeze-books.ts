import { sql } from 'kysely';
import type { Writing } from '../../../command/command.ts';
import { chargeGroups } from '../queries/charge-groups.ts';

/**
 * Keeps which expenses of a programme the rules keep back at this entry; whoever files or freezes figures calls it beside.
 * From then on `chargeGroups` reads this entry as it was, whatever becomes of activities, plans and programme.
 */
export const freezeBooks = async (
  { tx, chain, entryNo }: Pick<Writing, 'tx' | 'chain' | 'entryNo'>,
  programmeId: string,
): Promise<void> => {
  const groups = await chargeGroups(tx, chain, { programmeId }, { withRows: true });
  const kept = groups
    .filter(({ isChargeable }) => !isChargeable)
    .map(({ partnershipId, blockedBy, rowIds }) => ({ partnershipId, blockedBy, rowIds }));
  await sql`insert into frozen_books (institute_id, programme_id, entry_no)
    values (${chain}, ${programmeId}, ${entryNo})`.execute(tx);
  await sql`
    insert into kept_back_expenses (institute_id, programme_id, entry_no, row_id, partnership_id, rules)
    select ${chain}, ${programmeId}, ${entryNo}, unnest(g."rowIds"), g."partnershipId", g."blockedBy"
      from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb)
        as g ("rowIds" uuid[], "partnershipId" uuid, "blockedBy" text[])`.execute(tx);
};
