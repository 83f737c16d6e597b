import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';

/** What participants of an international training did with it when they were asked. */
export type TrainingUse = { id: string; askedOn: CalendarDay; asked: number; usingIt: number; what: string };

/** One answer as it stands, with the activity it is of; undefined where the actor sees none or it never was. */
export const trainingUse = (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<(TrainingUse & { activityId: string }) | undefined> =>
  tx
    .selectFrom('senior_training_uses')
    .select([
      'id',
      'activity_id as activityId',
      'asked_on as askedOn',
      'asked',
      'using_it as usingIt',
      'what',
    ])
    .where('institute_id', '=', instituteId)
    .where('id', '=', id)
    .where('ended_by_no', 'is', null)
    .executeTakeFirst();
