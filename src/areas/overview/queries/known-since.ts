import { type RawBuilder, sql } from 'kysely';
import { dayOfEntry } from '../../../command/entry-no-on.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';

/** The day since which a programme or an outcome is on record. */
export const knownSince = (
  tx: Tx,
  instituteId: string,
  table: 'programmes' | 'outcomes',
  id: string,
): Promise<CalendarDay | null> => dayOfEntry(tx, instituteId, firstEntry(instituteId, table, id));

const firstEntry = (instituteId: string, table: string, id: string): RawBuilder<number | null> =>
  sql<
    number | null
  >`select entry_no from ${sql.table(table)} where institute_id = ${instituteId} and id = ${id}`;
