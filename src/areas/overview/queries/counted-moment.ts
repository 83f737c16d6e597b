import { sql } from 'kysely';
import { lastNoOn } from '../../../command/entry-no-on.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { plansUntold } from '../../activities/queries/activities-then.ts';

/** How many activities count as planned today then, as of an audit number. */
export const untoldPlans = async (tx: Tx, instituteId: string, asOf: number): Promise<number> => {
  const { rows } = await sql<{ untold: number }>`
    select ${plansUntold(instituteId, asOf)} as untold`.execute(tx);
  return rows[0]?.untold ?? 0;
};

/** The audit number as of which a day is read, and how many activities count as planned today then (`plansUntold`), in one statement. */
export const countedMoment = async (
  tx: Tx,
  instituteId: string,
  on: CalendarDay,
): Promise<{ asOf: number; untold: number }> => {
  const { rows } = await sql<{ asOf: number; untold: number }>`
    select m.no as "asOf", ${plansUntold(instituteId, sql`m.no`)} as untold
      from (select ${lastNoOn(instituteId, on)} as no offset 0) as m`.execute(tx);
  return rows[0] ?? { asOf: 0, untold: 0 };
};
