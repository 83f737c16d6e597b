import { sql } from 'kysely';
import { standing } from '../../../db/as-of.ts';
import { together } from '../../../db/together.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { type BudgetVersion, budgetVersionRows } from './budget-versions.ts';
import { isSuperseded } from './counted-rows.ts';

export type BudgetAmountRow = {
  id: string;
  outcomeId: string | null;
  outcomeCode: string | null;
  partnershipId: string | null;
  partner: string | null;
  block: 'operational' | 'management' | 'structure';
  line: string | null;
  heading: string | null;
  item: string;
  from: CalendarDay;
  until: CalendarDay;
  minor: number;
  currency: string;
  iatiType: string | null;
  iatiStatus: string | null;
  valueOn: CalendarDay | null;
  /** An original amount that a revised one of the same outcome and period stands in for: shown, never added. */
  isSuperseded: boolean;
  correctionReason: string | null;
};

/** The budget in force (or as of an audit number) with its cells; no version yet is an empty budget. */
export const budgetInForce = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
  asOf?: number,
): Promise<{ version: BudgetVersion | undefined; amounts: BudgetAmountRow[] }> => {
  const newest = budgetVersionRows(tx, instituteId, programmeId, asOf).limit(1);
  return cellsOfVersion(tx, instituteId, newest, asOf);
};

/** One version of the budget, whole, by its number; undefined where there is none. */
export const budgetOfEdition = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
  edition: number,
): Promise<{ version: BudgetVersion; amounts: BudgetAmountRow[] } | undefined> => {
  const asked = budgetVersionRows(tx, instituteId, programmeId).where('edition', '=', edition);
  const { version, amounts } = await cellsOfVersion(tx, instituteId, asked);
  return version && { version, amounts };
};

const cellsOfVersion = async (
  tx: Tx,
  instituteId: string,
  asked: ReturnType<typeof budgetVersionRows>,
  asOf?: number,
): Promise<{ version: BudgetVersion | undefined; amounts: BudgetAmountRow[] }> => {
  const amounts = sql<BudgetAmountRow>`
    select b.id, b.outcome_id as "outcomeId", o.code as "outcomeCode", b.partnership_id as "partnershipId", g.name as partner,
      b.block, b.budget_line as line, b.heading, b.item, b.from_on as "from", b.until_on as until, b.amount_minor as minor,
      b.currency, b.iati_type as "iatiType", b.iati_status as "iatiStatus", b.value_on as "valueOn",
      b.correction_reason as "correctionReason",
      ${isSuperseded(asOf)} as "isSuperseded"
      from budget_amounts b
      left join outcomes o on o.institute_id = b.institute_id and o.id = b.outcome_id
      left join partnerships s on s.institute_id = b.institute_id and s.id = b.partnership_id
      left join organisations g on g.institute_id = s.institute_id and g.id = s.organisation_id
     where b.institute_id = ${instituteId} and b.budget_version_id = (select id from (${asked}) as asked) and ${standing('b', asOf)}
     order by o.position nulls last, o.code, b.block, b.budget_line, b.heading, b.item, b.from_on, b.id`;
  const found = await together<{ versions: BudgetVersion; amounts: BudgetAmountRow }>(tx, {
    versions: asked,
    amounts,
  });
  return { version: found.versions[0], amounts: found.amounts };
};
