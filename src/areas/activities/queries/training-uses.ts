import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';

/** What participants of an international training did with it when they were asked. */
export type TrainingUse = { askedOn: CalendarDay; asked: number; usingIt: number; what: string };

/** The last day on which participants were asked, by activity. */
export const lastAskedOn = async (
  tx: Tx,
  instituteId: string,
  activityIds: readonly string[],
): Promise<ReadonlyMap<string, CalendarDay>> => {
  if (activityIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('senior_training_uses')
    .select(['activity_id', sql<CalendarDay>`max(asked_on)`.as('askedOn')])
    .where('institute_id', '=', instituteId)
    .where('activity_id', 'in', [...activityIds])
    .groupBy('activity_id')
    .execute();
  return new Map(rows.map((row) => [row.activity_id, row.askedOn]));
};
