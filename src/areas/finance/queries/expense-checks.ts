import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import { type CalendarDay, yearOf } from '../../../kernel/calendar-day.ts';
import { exceptionsFor } from '../../records/queries/derogations.ts';
import { applyRule, type Check } from '../../rulebook/rules/rule.ts';
import type { ChargeFacts } from '../rules/charge-rules.ts';
import { type ExpenseLookFacts, expenseLookRules } from '../rules/expense-rules.ts';
import { blockedActivities, chargeChecks, valuesByDay } from './charge-groups.ts';
import { agreementOf, agreementTerms, inScope, voucherOfFew } from './expense-scope.ts';

type Judged = ChargeFacts & {
  id: string;
  activityId: string | null;
  day: CalendarDay;
  chargedYear: number;
  minor: number;
  currency: string;
  twins: string[];
};

/** What the rules say of standing expenses, by expense, each with the rulebook of its day of payment. */
export const expenseChecks = async (
  tx: Tx,
  instituteId: string,
  expenseIds: readonly string[],
): Promise<ReadonlyMap<string, Check[]>> => {
  if (expenseIds.length === 0) return new Map();
  const rows = await judgedExpenses(tx, instituteId, expenseIds);
  const activityIds = [...new Set(rows.flatMap(({ activityId }) => activityId ?? []))];
  const exceptions = await exceptionsFor(tx, instituteId, [
    ...rows.map(({ id }) => ({ kind: 'expense', id })),
    ...activityIds.map((id) => ({ kind: 'activity', id })),
  ]);
  const blocked = await blockedActivities(tx, instituteId, activityIds, exceptions);
  const values = await valuesByDay(tx, instituteId, rows);
  return new Map(
    rows.map((row) => {
      const on = { day: row.day, exceptions: exceptions.filter(({ subject }) => subject.id === row.id) };
      const facts: ChargeFacts = {
        ...row,
        activityBlocks: (row.activityId && blocked.get(row.activityId)) || '',
      };
      const look: ExpenseLookFacts = {
        paidYear: yearOf(row.day),
        chargedYear: row.chargedYear,
        converted: { minor: row.minor, currency: row.currency },
        twins: row.twins,
      };
      const seconds = expenseLookRules.map((rule) =>
        applyRule(rule, look, values.get(row.day)?.get(rule.id) ?? new Map(), on),
      );
      return [row.id, [...chargeChecks(facts, values.get(row.day)!, on), ...seconds]];
    }),
  );
};

const judgedExpenses = async (
  tx: Tx,
  instituteId: string,
  expenseIds: readonly string[],
): Promise<Judged[]> => {
  const { rows } = await sql<Judged>`
    with ${agreementTerms(instituteId)}
    select e.expense_id as id, e.activity_id as "activityId", e.paid_on as day, e.charged_year as "chargedYear",
      e.converted_minor as minor, e.converted_currency as currency, e.heading, e.item, e.budget_line as line,
      ${agreementOf()} as agreement, ${voucherOfFew()} as voucher,
      greatest(0, p.from_on - e.paid_on) as "daysEarly", greatest(0, e.paid_on - p.until_on) as "daysLate",
      array(select w.reference from expenses w where w.institute_id = e.institute_id and w.ended_by_no is null
        and w.expense_id <> e.expense_id and w.paid_on = e.paid_on and w.amount_minor = e.amount_minor
        and w.currency = e.currency and w.partnership_id is not distinct from e.partnership_id
        order by w.reference limit 5) as twins
      from expenses e join programmes p on p.institute_id = e.institute_id and p.id = e.programme_id
      left join terms t on t.partnership_id = e.partnership_id
     where ${inScope(instituteId, { expenseIds })}`.execute(tx);
  return rows;
};
