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

/** The day until when books are closed in which one of these rows of expenses lies; undefined where none does. */
export const closedDayOf = async (
  tx: Tx,
  instituteId: string,
  rowIds: readonly string[],
): Promise<CalendarDay | undefined> => {
  const { rows } = await sql<{ day: CalendarDay }>`
    select l.day from expenses e
      join lateral (select k.locked_until as day from period_locks k
        where k.institute_id = e.institute_id and k.programme_id = e.programme_id order by k.entry_no desc limit 1) l
        on e.paid_on <= l.day or make_date(e.charged_year, 12, 31) <= l.day
     where e.institute_id = ${instituteId} and e.id = any(${[...rowIds]}::uuid[]) limit 1`.execute(tx);
  return rows[0]?.day;
};
