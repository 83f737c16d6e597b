import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';

export type RestatementRow = {
  id: string;
  measurementId: string;
  indicatorId: string;
  outcomeId: string;
  partnershipId: string | null;
  until: CalendarDay;
  /** Nothing took its place. */
  isWithdrawn: boolean;
};

/** A figure that was restated, as the actor may see it; undefined where that is not. */
export const restatementById = async (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<RestatementRow | undefined> => {
  const { rows } = await sql<RestatementRow>`
    select x.id, x.measurement_id as "measurementId", m.indicator_id as "indicatorId", x.outcome_id as "outcomeId",
           x.partnership_id as "partnershipId", x.until_on as until, x.row_id is null as "isWithdrawn"
      from measurement_restatements x
      join measurements m on (m.institute_id, m.id) = (x.institute_id, x.replaced_row_id)
     where x.institute_id = ${instituteId} and x.id = ${id}`.execute(tx);
  return rows[0];
};

/** Whether a letter about a restatement went to this member. */
export const isLetterNoted = async (
  tx: Tx,
  instituteId: string,
  { restatementId, membershipId }: { restatementId: string; membershipId: string },
): Promise<boolean> => {
  const found = await tx
    .selectFrom('restatement_letters')
    .select('id')
    .where('institute_id', '=', instituteId)
    .where('restatement_id', '=', restatementId)
    .where('membership_id', '=', membershipId)
    .executeTakeFirst();
  return found !== undefined;
};
