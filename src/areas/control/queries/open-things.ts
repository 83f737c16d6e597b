import { sql } from 'kysely';
import { together } from '../../../db/together.ts';
import type { Tx } from '../../../db/transaction.ts';
import { lastDayOfYear } from '../../../kernel/calendar-day.ts';
import { inScope } from '../../finance/queries/expense-scope.ts';
import { openAdvanceRows } from '../../finance/queries/open-advances.ts';
import { findingRows } from './control-findings.ts';

/** What is not finished of a year, by kind. */
export type OpenThings = { toApprove: number; vouchers: number; advances: number; findings: number };

type Counted = { count: number };

/**
 * Expenses nobody looked at, vouchers to follow, advances not used up at the end of the year, and findings that have not
 * ended, of one programme and year.
 */
export const openThings = async (
  tx: Tx,
  instituteId: string,
  { programmeId, year }: { programmeId: string; year: number },
): Promise<OpenThings> => {
  const scope = { programmeId, year };
  const expensesIn = (more: object) => sql`
    select count(*) as count from expenses e where ${inScope(instituteId, { ...scope, ...more })}`;
  const counts = await together<Record<keyof OpenThings, Counted>>(tx, {
    toApprove: expensesIn({ approval: 'open' }),
    vouchers: expensesIn({ voucher: 'missing' }),
    findings: sql`select count(*) as count from (${findingRows(instituteId)}) as f
      where f."programmeId" = ${programmeId} and f.state <> 'ended' and ${year} = any (f.years)`,
    advances: sql`select count(*) as count
      from (${openAdvanceRows(instituteId, { programmeId, on: lastDayOfYear(year) })}) as a`,
  });
  return {
    toApprove: counts.toApprove[0]!.count,
    vouchers: counts.vouchers[0]!.count,
    findings: counts.findings[0]!.count,
    advances: counts.advances[0]!.count,
  };
};
