import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';

/** Until when a row of `programmes` is closed; null where it is open. */
export const lockedUntil = (instituteId: string): RawBuilder<CalendarDay | null> => sql<CalendarDay | null>`
  (select l.locked_until from period_locks l where l.institute_id = ${instituteId} and l.programme_id = programmes.id
    order by l.entry_no desc limit 1)`;

export type PeriodLock = {
  id: string;
  /** Null: opened again. */
  until: CalendarDay | null;
  reason: string;
  by: string;
  at: Temporal.Instant;
  entryNo: number;
};

/** Every closing and opening of a programme's books, the newest first: that one holds. */
export const periodLocks = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
): Promise<PeriodLock[]> => {
  const { rows } = await sql<PeriodLock>`
    select id, locked_until as until, reason, locked_by_name as by, at, entry_no as "entryNo" from period_locks
     where institute_id = ${instituteId} and programme_id = ${programmeId} order by entry_no desc`.execute(
    tx,
  );
  return rows;
};
