import { type RawBuilder, sql } from 'kysely';
import { dayOfEntry, dayOfEntryRows } from '../../../command/entry-no-on.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';

/** What is on record since the entry that began it, however often it was changed in place since. */
type Lasting = 'programmes' | 'outcomes' | 'partnerships';

/** The day since which a thing is on record; null where the actor does not read the entry that began it. */
const knownSince = (tx: Tx, instituteId: string, table: Lasting, id: string): Promise<CalendarDay | null> =>
  dayOfEntry(tx, instituteId, firstEntry(instituteId, table, id));

/** The same, to be asked together with others. */
export const knownSinceRows = (
  instituteId: string,
  table: Lasting,
  id: string,
): RawBuilder<{ day: CalendarDay }> => dayOfEntryRows(instituteId, firstEntry(instituteId, table, id));

/** The same of a thing that was not on record yet as of an audit number; undefined where it was, and as things stand. */
export const notYetKnown = async (
  tx: Tx,
  instituteId: string,
  table: Lasting,
  id: string,
  asOf: number | undefined,
): Promise<{ since: CalendarDay | null } | undefined> => {
  if (asOf === undefined) return undefined;
  const { rows } = await sql<{ isLater: boolean | null }>`
    select (${firstEntry(instituteId, table, id)}) > ${asOf} as "isLater"`.execute(tx);
  return rows[0]?.isLater ? { since: await knownSince(tx, instituteId, table, id) } : undefined;
};

const firstEntry = (instituteId: string, table: Lasting, id: string): RawBuilder<number | null> =>
  sql<
    number | null
  >`select entry_no from ${sql.table(table)} where institute_id = ${instituteId} and id = ${id}`;
