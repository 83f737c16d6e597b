import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { heldFunctions } from '../../people/queries/held-functions.ts';
import type { ObligationRole } from '../rules/obligation-kind.ts';

/** Whether nobody at the institute holds this function on a day: what it is to see to then waits with who decides on people. */
export const isFunctionUnheld = async (
  tx: Tx,
  { instituteId, today }: { instituteId: string; today: CalendarDay },
  role: ObligationRole,
): Promise<boolean> => {
  const { rows } = await sql<{ isHeld: boolean }>`
    select ${role} in (${heldFunctions(instituteId, today)}) as "isHeld"`.execute(tx);
  return rows[0]?.isHeld === false;
};
