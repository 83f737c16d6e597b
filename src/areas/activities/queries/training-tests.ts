import { isRow } from '../../../db/newest-row.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';

/** What a test after a training came to; means in per cent. */
export type TrainingTest = {
  id: string;
  testedOn: CalendarDay;
  testedBefore: number;
  testedAfter: number;
  passed: number | null;
  meanBefore: number | null;
  meanAfter: number | null;
};

/** One test as it stands, with its training; `newest`: also what took its place or struck it out; undefined where the actor sees none or it never was. */
export const trainingTest = (
  tx: Tx,
  instituteId: string,
  id: string,
  newest?: boolean,
): Promise<(TrainingTest & { activityId: string }) | undefined> =>
  tx
    .selectFrom('training_tests as r')
    .select([
      'id',
      'activity_id as activityId',
      'tested_on as testedOn',
      'tested_before as testedBefore',
      'tested_after as testedAfter',
      'passed',
      'mean_before as meanBefore',
      'mean_after as meanAfter',
    ])
    .where('institute_id', '=', instituteId)
    .where(isRow('r', { table: 'training_tests', instituteId, id, newest }))
    .executeTakeFirst();
