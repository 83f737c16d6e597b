import { sql } from 'kysely';
import { dayOfEntry } from '../../../command/entry-no-on.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';

/** The day since which an indicator is on record: that of its first definition. */
export const indicatorKnownSince = (
  tx: Tx,
  instituteId: string,
  indicatorId: string,
): Promise<CalendarDay | null> =>
  dayOfEntry(
    tx,
    instituteId,
    sql<number | null>`select min(entry_no) from indicator_versions
      where institute_id = ${instituteId} and indicator_id = ${indicatorId}`,
  );
