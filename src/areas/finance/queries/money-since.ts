import { sql } from 'kysely';
import { dayOfEntry } from '../../../command/entry-no-on.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';

/** What the comparison of a programme adds up. */
const SUMMED = ['budget_versions', 'transactions', 'expenses', 'opening_balances'] as const;

/** The day since which any money of a programme is on record, of what the actor reads; null where none is. */
export const moneySince = (tx: Tx, instituteId: string, programmeId: string): Promise<CalendarDay | null> => {
  const firsts = SUMMED.map(
    (table) => sql`select min(entry_no) as no from ${sql.table(table)}
      where institute_id = ${instituteId} and programme_id = ${programmeId}`,
  );
  return dayOfEntry(
    tx,
    instituteId,
    sql<number | null>`select min(no) from (${sql.join(firsts, sql` union all `)}) as firsts`,
  );
};
