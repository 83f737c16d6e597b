import type { Writing } from '../../../command/command.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';

type Minutes = {
  heldOn: CalendarDay;
  place?: string | undefined;
  participants: readonly string[];
  summary?: string | undefined;
};
type Of = { reviewId: string; partnershipId: string | null };
type Replaced = { rowId: string; reason: string | undefined };

/** The minutes of a review: the row that stood ends and stays readable. Gives back what the trail says of it. */
export const keepMinutes = async (
  { tx, chain, entryNo }: Writing,
  { reviewId, partnershipId }: Of,
  { heldOn, place = '', participants, summary = '' }: Minutes,
  replaced?: Replaced,
) => {
  if (replaced)
    await tx
      .updateTable('review_minutes')
      .set({ ended_by_no: entryNo })
      .where('institute_id', '=', chain)
      .where('id', '=', replaced.rowId)
      .execute();
  await tx
    .insertInto('review_minutes')
    .values({
      institute_id: chain,
      id: newId(),
      review_id: reviewId,
      partnership_id: partnershipId,
      held_on: heldOn,
      place: place || null,
      participants: [...participants],
      summary,
      replaces_id: replaced?.rowId ?? null,
      correction_reason: replaced?.reason ?? null,
      entry_no: entryNo,
    })
    .execute();
  return { heldOn, place, participants, summary };
};
