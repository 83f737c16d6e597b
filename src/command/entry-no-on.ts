import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../db/transaction.ts';
import type { CalendarDay } from '../kernel/calendar-day.ts';

/**
 * The audit number as of which a day is read: the last entry of the chain that was written by its end in Brussels; 0
 * where there was none yet. Only for those who read their whole chain: a partner reads no other entries than its own.
 */
export const entryNoOn = async (tx: Tx, chain: string, day: CalendarDay): Promise<number> => {
  const { rows } = await sql<{ no: number }>`select ${lastNoOn(chain, day)} as no`.execute(tx);
  return rows[0]?.no ?? 0;
};

/** The same as a part of a statement, for who asks more at once. */
export const lastNoOn = (chain: string, day: CalendarDay): RawBuilder<number> => sql<number>`
  coalesce((select no from audit_entries
    where chain = ${chain} and at < (${day}::date + 1)::timestamp at time zone 'Europe/Brussels'
    order by no desc limit 1), 0)`;

/** The day in Brussels on which an entry was written; null where there is none, or none that the actor reads. */
export const dayOfEntry = async (
  tx: Tx,
  chain: string,
  no: RawBuilder<number | null>,
): Promise<CalendarDay | null> => (await dayOfEntryRows(chain, no).execute(tx)).rows[0]?.day ?? null;

/** The same, to be asked together with others. */
export const dayOfEntryRows = (
  chain: string,
  no: RawBuilder<number | null> | number | null,
): RawBuilder<{ day: CalendarDay }> => sql<{ day: CalendarDay }>`
  select (at at time zone 'Europe/Brussels')::date as day from audit_entries where chain = ${chain} and no = (${no})`;
