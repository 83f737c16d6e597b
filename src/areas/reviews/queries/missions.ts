import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';

export type MissionRow = {
  id: string;
  reference: string;
  title: string;
  expert: string;
  plannedFrom: CalendarDay;
  plannedUntil: CalendarDay;
};

/** Expert missions that start from a review, the latest first; those that the actor sees. */
export const missionsOfReview = async (
  tx: Tx,
  instituteId: string,
  reviewId: string,
): Promise<MissionRow[]> => {
  const { rows } = await sql<MissionRow>`
    select a.id, a.reference, a.title, m.expert, a.planned_from as "plannedFrom", a.planned_until as "plannedUntil"
      from activity_missions m
      join activities a on (a.institute_id, a.id) = (m.institute_id, m.activity_id)
     where m.institute_id = ${instituteId} and m.review_id = ${reviewId}
     order by a.planned_from desc, a.id`.execute(tx);
  return rows;
};
