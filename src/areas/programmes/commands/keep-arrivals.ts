import { sql } from 'kysely';
import type { Writing } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import type { ListOwner } from '../queries/programme-lists.ts';

/** Says which countries or partners came with a list that takes the place of another, and which left. */
export const keepArrivals = async (
  { tx, chain, entryNo }: Writing,
  owner: ListOwner,
  kind: 'country' | 'partner_id',
  wanted: readonly string[],
): Promise<void> => {
  const there = await tx
    .selectFrom('programme_arrivals')
    .select(['id', sql<string>`${sql.ref(kind)}`.as('who')])
    .where('institute_id', '=', chain)
    .where('programme_id', '=', owner.programmeId)
    .where('outcome_id', 'is not distinct from', owner.outcomeId)
    .where(kind, 'is not', null)
    .where('ended_by_no', 'is', null)
    .execute();
  const gone = there.filter(({ who }) => !wanted.includes(who)).map(({ id }) => id);
  if (gone.length > 0)
    await tx
      .updateTable('programme_arrivals')
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where('id', 'in', gone)
      .execute();
  const known = new Set(there.map(({ who }) => who));
  const rows = [...new Set(wanted)]
    .filter((who) => !known.has(who))
    .map((who) => ({
      institute_id: chain,
      id: newId(),
      programme_id: owner.programmeId,
      outcome_id: owner.outcomeId,
      [kind]: who,
      entry_no: entryNo,
    }));
  if (rows.length > 0) await tx.insertInto('programme_arrivals').values(rows).execute();
};
