import { sql } from 'kysely';
import { standing } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { exceptionsFor } from '../../records/queries/derogations.ts';
import { applyRule, type Check } from '../../rulebook/rules/rule.ts';
import type { AssetFacts } from '../rules/asset-rule.ts';
import type { ChargeFacts } from '../rules/charge-facts.ts';
import { type ExpenseLookFacts, expenseLookRules } from '../rules/expense-rules.ts';
import type { PerDiemFacts } from '../rules/per-diem-rule.ts';
import type { PurchaseFacts } from '../rules/procurement-rule.ts';
import { assetFacts, investments } from './asset-facts.ts';
import { factJoins, factTables, sharedFacts } from './charge-facts.ts';
import { blockedActivities, chargeChecks, valuesByDay } from './charge-groups.ts';
import { exchangeUses } from './exchange-uses.ts';
import { approvalOf, attestedMinor, isOverShared, isOwnFunds } from './expense-decided.ts';
import { agreementOf, inScope, judgedOn, voucherOfFew } from './expense-scope.ts';
import { looksLike } from './expense-twins.ts';
import { perDiemFacts, purchaseFacts } from './purchase-facts.ts';

type Judged = ChargeFacts & {
  id: string;
  activityId: string | null;
  day: CalendarDay;
  chargedYear: number;
  paidYear: number;
  origin: string;
  minor: number;
  currency: string;
  asset: AssetFacts;
  purchase: PurchaseFacts;
  perDiem: PerDiemFacts;
  twins: string[];
  sameVouchers: string[];
  partnershipId: string | null;
  paid: number;
  paidCurrency: string;
  rate: string;
  borne: number;
  cost: number;
};

/** What the rules say of standing expenses, by expense, each with the rulebook of its day of payment. */
export const expenseChecks = async (
  tx: Tx,
  instituteId: string,
  expenseIds: readonly string[],
): Promise<ReadonlyMap<string, Check[]>> => {
  if (expenseIds.length === 0) return new Map();
  const rows: Judged[] = [];
  for (let at = 0; at < expenseIds.length; at += aStatement)
    rows.push(...(await judgedExpenses(tx, instituteId, expenseIds.slice(at, at + aStatement))));
  const activityIds = [...new Set(rows.flatMap(({ activityId }) => activityId ?? []))];
  const exceptions = await exceptionsFor(tx, instituteId, [
    ...rows.map(({ origin }) => ({ kind: 'expense', id: origin })),
    ...activityIds.map((id) => ({ kind: 'activity', id })),
  ]);
  const blocked = await blockedActivities(tx, instituteId, activityIds, { exceptions });
  const values = await valuesByDay(tx, instituteId, rows);
  const exchanges = await exchangeUses(tx, instituteId, rows);
  return new Map(
    rows.map((row) => {
      const on = { day: row.day, exceptions: exceptions.filter(({ subject }) => subject.id === row.origin) };
      const facts: ChargeFacts = {
        ...row,
        activityBlocks: (row.activityId && blocked.get(row.activityId)) || '',
      };
      const look: ExpenseLookFacts = {
        paidYear: row.paidYear,
        chargedYear: row.chargedYear,
        converted: { minor: row.minor, currency: row.currency },
        twins: row.twins,
        sameVouchers: row.sameVouchers,
        exchange: exchanges.get(row.id) ?? null,
        asset: row.asset,
        purchase: row.purchase,
        perDiem: row.perDiem,
      };
      const seconds = expenseLookRules.map((rule) =>
        applyRule(rule, look, values.get(row.day)?.get(rule.id) ?? new Map(), on),
      );
      return [row.id, [...chargeChecks(facts, values.get(row.day)!, on), ...seconds]];
    }),
  );
};

/** So many are asked for at once that a ledger of ten thousands stays within the time that a statement has. */
const aStatement = 1_000;

const judgedExpenses = async (
  tx: Tx,
  instituteId: string,
  expenseIds: readonly string[],
): Promise<Judged[]> => {
  const { rows } = await sql<Judged>`
    with few as materialized (select * from expenses e where ${inScope(instituteId, { expenseIds })}),
    ${factTables(instituteId, { expenseIds })}, ${investments(instituteId)}
    select e.expense_id as id, e.origin_id as origin, e.activity_id as "activityId", ${judgedOn()} as day, extract(year from e.paid_on)::int as "paidYear", e.charged_year as "chargedYear",
      e.partnership_id as "partnershipId", e.amount_minor as paid, e.currency as "paidCurrency", e.rate,
      (select coalesce(sum(u.used_minor), 0)::bigint from transfer_uses u where u.institute_id = e.institute_id
        and u.expense_id = e.expense_id and u.ended_by_no is null) as borne,
      (select coalesce(sum(u.cost_minor), 0)::bigint from transfer_uses u where u.institute_id = e.institute_id
        and u.expense_id = e.expense_id and u.ended_by_no is null) as cost,
      e.converted_minor as minor, e.converted_currency as currency, e.heading, e.item, e.budget_line as line,
      ${agreementOf()} as agreement, ${voucherOfFew()} as voucher,
      ${attestedMinor(voucherOfFew())} as "attestedMinor", ${approvalOf()} as approval, ${isOwnFunds()} as "isOwnFunds", ${isOverShared()} as "isOverShared",
      ${sharedFacts()}, ${assetFacts()} as asset, ${purchaseFacts()} as purchase, ${perDiemFacts()} as "perDiem",
      greatest(0, p.from_on - ${judgedOn()}) as "daysEarly", greatest(0, ${judgedOn()} - p.until_on) as "daysLate",
      array(select w.reference from expenses w where w.institute_id = e.institute_id and w.ended_by_no is null
        and w.expense_id <> e.expense_id and ${looksLike()}
        order by w.reference limit 5) as twins,
      array(select distinct w.reference from documents d
        join documents s on s.institute_id = d.institute_id and s.sha256 = d.sha256 and s.subject_kind = 'expense'
          and s.subject_id <> d.subject_id and ${standing('s')}
        join expenses w on w.institute_id = s.institute_id and w.expense_id = s.subject_id and w.ended_by_no is null
       where d.institute_id = e.institute_id and d.subject_kind = 'expense' and d.subject_id = e.expense_id
         and ${standing('d')} order by w.reference limit 5) as "sameVouchers"
      from few e join programmes p on p.institute_id = e.institute_id and p.id = e.programme_id
      ${factJoins()}`.execute(tx);
  return rows;
};
