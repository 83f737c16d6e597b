import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { approvalIs } from './expense-decided.ts';

/** An expense with what decides who may approve it. */
export type Approvable = {
  id: string;
  reference: string;
  programmeId: string;
  outcomeId: string | null;
  partnershipId: string | null;
  partner: string | null;
  description: string;
  paidOn: CalendarDay;
  chargedYear: number;
  minor: number;
  currency: string;
  convertedMinor: number;
  convertedCurrency: string;
  entryNo: number;
  /** Users who entered or corrected it: none of them approves it. */
  enteredBy: readonly string[];
  enteredByNames: string | null;
};

type Wanted = { ids?: readonly string[]; programmeId?: string | undefined; limit?: number };

/**
 * Of the standing expenses: these, or the oldest that nobody has approved or returned as they stand. A reversal has no
 * approval of its own: it follows what it reverses.
 */
export const approvableExpenses = async (
  tx: Tx,
  instituteId: string,
  { ids, programmeId, limit }: Wanted,
): Promise<Approvable[]> => {
  const { rows } = await sql<Approvable>`
    select e.expense_id as id, e.reference, e.programme_id as "programmeId", e.outcome_id as "outcomeId",
      e.partnership_id as "partnershipId", g.name as partner, e.description, e.paid_on as "paidOn", e.charged_year as "chargedYear",
      e.amount_minor as minor, e.currency, e.converted_minor as "convertedMinor", e.converted_currency as "convertedCurrency",
      e.entry_no as "entryNo", w.users as "enteredBy", w.names as "enteredByNames"
      from expenses e
      left join partnerships s on s.institute_id = e.institute_id and s.id = e.partnership_id
      left join organisations g on g.institute_id = s.institute_id and g.id = s.organisation_id
      left join lateral (
        select array_agg(distinct a.user_id) filter (where a.user_id is not null) as users,
               string_agg(distinct a.actor_role, ', ') as names
          from expenses r join audit_entries a on (a.chain, a.no) = (r.institute_id, r.entry_no)
         where r.institute_id = e.institute_id and r.expense_id = e.expense_id) w on true
     where e.institute_id = ${instituteId} and e.ended_by_no is null and e.reverses_id is null
       ${ids ? sql`and e.expense_id = any(${[...ids]}::uuid[])` : sql`and ${approvalIs(instituteId, 'open')}`}
       ${programmeId ? sql`and e.programme_id = ${programmeId}` : sql``}
     order by e.paid_on, e.id limit ${limit ?? null}`.execute(tx);
  return rows.map((row) => ({ ...row, enteredBy: row.enteredBy ?? [] }));
};
