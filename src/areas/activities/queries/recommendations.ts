import { type RawBuilder, sql } from 'kysely';
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
  entryNo: number;
  /** The entry that struck it out; null = it stands. */
  endedByNo: number | null;
};

/** One recommendation with what was said of it last; undefined where the actor sees none or it never was. */
export const recommendationById = async (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<RecommendationRow | undefined> => {
  const { rows } = await sql<RecommendationRow>`${rowsOf(instituteId, id)} and r.ended_by_no is null`.execute(
    tx,
  );
  return rows[0];
};

/** The same, also where it was struck out since. */
export const recommendationEver = async (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<RecommendationRow | undefined> => {
  const { rows } = await sql<RecommendationRow>`
    ${rowsOf(instituteId, id)} order by r.entry_no desc limit 1`.execute(tx);
  return rows[0];
};

const rowsOf = (instituteId: string, id: string): RawBuilder<RecommendationRow> => sql`
    select r.recommendation_id as id, r.id as "rowId", r.activity_id as "activityId", r.partnership_id as "partnershipId", r.recommendation, r.addressee,
           r.due_on as "dueOn", ${lastState} as state, r.entry_no as "entryNo", r.ended_by_no as "endedByNo"
      from recommendations r
     where r.institute_id = ${instituteId} and r.recommendation_id = ${id}`;

/** The state that stands of a recommendation `r`. */
export const lastState = sql`(select s.state from recommendation_states s
  where (s.institute_id, s.recommendation_id) = (r.institute_id, r.recommendation_id) order by s.entry_no desc, s.id desc limit 1)`;
