import { isRow } from '../../../db/newest-row.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';

/** What participants of an international training did with it when they were asked. */
export type TrainingUse = { id: string; askedOn: CalendarDay; asked: number; usingIt: number; what: string };

/** One answer as it stands, with the activity it is of; `newest`: also what took its place or struck it out; undefined where the actor sees none or it never was. */
export const trainingUse = (
  tx: Tx,
  instituteId: string,
  id: string,
  newest?: boolean,
): Promise<(TrainingUse & { activityId: string }) | undefined> =>
  tx
    .selectFrom('senior_training_uses as r')
    .select([
      'id',
      'activity_id as activityId',
      'asked_on as askedOn',
      'asked',
      'using_it as usingIt',
      'what',
    ])
    .where('institute_id', '=', instituteId)
    .where(isRow('r', { table: 'senior_training_uses', instituteId, id, newest }))
    .executeTakeFirst();
