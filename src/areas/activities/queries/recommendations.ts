import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { RecommendationState } from '../rules/recommendation-input.ts';

export type RecommendationRow = {
  id: string;
  /** The row that says it now: a correction is another row. */
  rowId: string;
  activityId: string;
  partnershipId: string | null;
  recommendation: string;
  addressee: string;
  dueOn: CalendarDay;
  /** What was said of it last; null until something was. */
  state: RecommendationState | null;
};

/** One recommendation with what was said of it last; undefined where the actor sees none or it never was. */
export const recommendationById = async (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<RecommendationRow | undefined> => {
  const { rows } = await sql<RecommendationRow>`
    select r.recommendation_id as id, r.id as "rowId", r.activity_id as "activityId", r.partnership_id as "partnershipId", r.recommendation, r.addressee,
           r.due_on as "dueOn", ${lastState} as state
      from recommendations r
     where r.institute_id = ${instituteId} and r.recommendation_id = ${id} and r.ended_by_no is null`.execute(
    tx,
  );
  return rows[0];
};

/** The state that stands of a recommendation `r`. */
export const lastState = sql`(select s.state from recommendation_states s
  where (s.institute_id, s.recommendation_id) = (r.institute_id, r.recommendation_id) order by s.entry_no desc, s.id desc limit 1)`;
