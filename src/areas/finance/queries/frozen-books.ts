import { sql } from 'kysely';
import { inBulk } from '../../../db/in-bulk.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { Apart, ChargeGroup, ProgrammeScope } from './charge-groups.ts';
import { chargedMonth, inScope, judgedOn } from './expense-scope.ts';

/**
 * The entry at which the books of a programme were filed or frozen as they stood at that number of the trail; undefined
 * where none was. The entry before has the same books.
 */
export const frozenBooksAt = async (
  tx: Tx,
  instituteId: string,
  { programmeId, asOf }: ProgrammeScope,
): Promise<number | undefined> => {
  if (asOf === undefined) return undefined;
  const { rows } = await sql<{ entryNo: number }>`
    select entry_no as "entryNo" from frozen_books
     where institute_id = ${instituteId} and programme_id = ${programmeId} and entry_no in (${asOf}, ${asOf + 1})
     order by entry_no limit 1`.execute(tx);
  return rows[0]?.entryNo;
};

/** The expenses of frozen books in groups, with what kept them back then: nothing is judged again. */
export const frozenGroups = async (
  tx: Tx,
  instituteId: string,
  scope: ProgrammeScope & { frozenNo: number },
  { byQuarter, byActivity, byMonth, withRows }: Apart,
): Promise<ChargeGroup[]> => {
  const statement = sql<Omit<ChargeGroup, 'isChargeable'>>`
    with kept as materialized (
      select k.row_id, k.rules from kept_back_expenses k
       where k.institute_id = ${instituteId} and k.programme_id = ${scope.programmeId} and k.entry_no = ${scope.frozenNo}
    ), frozen as (
      select e.id, e.outcome_id, e.partnership_id, e.block, e.budget_line, e.heading, e.charged_year, e.item, e.paid_on,
        e.converted_currency, e.converted_minor, ${judgedOn()} as judged_on, coalesce(k.rules, '{}') as rules,
        ${byActivity ? sql`e.activity_id` : sql`null::uuid`} as activity_id,
        ${byMonth ? chargedMonth() : sql`null::text`} as month,
        ${byQuarter ? sql`date_trunc('quarter', e.paid_on)` : sql`null::timestamptz`} as quarter
        from expenses e left join kept k on k.row_id = e.id
       where ${inScope(instituteId, scope)}
    )
    select outcome_id as "outcomeId", partnership_id as "partnershipId", activity_id as "activityId", block,
      budget_line as line, heading, charged_year as year, month, item, converted_currency as currency, rules as "blockedBy",
      ${withRows ? sql`array_agg(id) as "rowIds",` : sql``} min(paid_on) as "paidOn", min(judged_on) as day, count(*) as count, sum(converted_minor)::bigint as minor
      from frozen
     group by outcome_id, partnership_id, activity_id, block, budget_line, heading, charged_year, month, quarter, item,
       converted_currency, rules`;
  const rows = await inBulk(tx, statement);
  return rows.map((row) => ({ ...row, isChargeable: row.blockedBy.length === 0 }));
};
