import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { checksOfActivities } from '../../activities/queries/activity-checks.ts';
import type { JudgedScope } from '../../activities/queries/judged-activities.ts';
import { exceptionsFor, type GrantedException } from '../../records/queries/derogations.ts';
import { recordedBaselines } from '../../results/queries/recorded-baselines.ts';
import { parameterChanges, parametersOn } from '../../rulebook/queries/parameters.ts';
import {
  applyRule,
  blockersAt,
  type Check,
  type Exception,
  type ParameterValues,
} from '../../rulebook/rules/rule.ts';
import type { ChargeFacts } from '../rules/charge-facts.ts';
import { chargeRules } from '../rules/charge-rules.ts';
import { expenseLookRules } from '../rules/expense-rules.ts';
import type { Month } from '../rules/period-months.ts';
import { factJoins, factTables, sharedFactNames, sharedFacts } from './charge-facts.ts';
import { approvalOf, attestedMinor, isOverShared, isOwnFunds } from './expense-decided.ts';
import { agreementOf, chargedMonth, inScope, judgedOn, voucherOf } from './expense-scope.ts';
import { frozenBooksAt, frozenGroups } from './frozen-books.ts';

/** Expenses that every rule sees alike: their dimensions, what they add up to, and what the rules say of them. */
export type ChargeGroup = {
  outcomeId: string | null;
  partnershipId: string | null;
  /** Null too where the groups are not told apart by activity. */
  activityId: string | null;
  block: string;
  line: string | null;
  heading: string;
  year: number;
  /** Of the payment, within the year it is charged to; null where the groups are not told apart by month. */
  month: Month | null;
  item: string;
  currency: string;
  /** The first day of payment; where they were asked apart by quarter, it says which. */
  paidOn: CalendarDay;
  /** The first day by which they are judged: of a reversal, that of what it reverses. */
  day: CalendarDay;
  count: number;
  /** Minor units of the programme's currency. */
  minor: number;
  isChargeable: boolean;
  /** Rules that block charging, by id. */
  blockedBy: readonly string[];
  /** The rows of `expenses` in the group, where they were asked for. */
  rowIds?: readonly string[];
};

type Row = Omit<ChargeGroup, 'isChargeable' | 'blockedBy'> & ChargeFacts & { expenseId: string | null };

/** A programme's expenses as they stand, or as of an audit number. */
export type ProgrammeScope = { programmeId: string; asOf?: number | undefined };

/** What is told apart beyond the facts of the rules; `withRows` names the rows of each group. */
export type Apart = { byQuarter?: boolean; byActivity?: boolean; byMonth?: boolean; withRows?: boolean };

/** Both kinds of rules look their numbers up together, so that a list of many days asks once an epoch. */
const ruleIds = [...chargeRules, ...expenseLookRules].map(({ id }) => id);

/**
 * The expenses of a programme in groups of equal facts. Sums are exact and made in SQL, under row-level security; each
 * group is judged once by the very rules that the page of one expense shows. A number of the rulebook holds on the
 * day of payment; an expense with a derogation of its own stands alone. `apart` tells quarters or activities apart.
 * Books that were filed or frozen at the number asked for are read as they were judged then.
 */
export const chargeGroups = async (
  tx: Tx,
  instituteId: string,
  scope: ProgrammeScope,
  apart: Apart = {},
): Promise<ChargeGroup[]> => {
  const frozenNo = await frozenBooksAt(tx, instituteId, scope);
  if (frozenNo !== undefined) return frozenGroups(tx, instituteId, { ...scope, frozenNo }, apart);
  const { asOf, programmeId } = scope;
  const blocked = await blockedActivities(tx, instituteId, { programmeId }, { asOf });
  const changes = await parameterChanges(tx, instituteId, ruleIds, asOf);
  const rows = await groupedRows(tx, instituteId, scope, { blocked, changes, apart });
  const values = await valuesByDay(tx, instituteId, rows, asOf);
  const subjects = rows.flatMap(({ expenseId }) => (expenseId ? [{ kind: 'expense', id: expenseId }] : []));
  const exceptions = await exceptionsFor(tx, instituteId, subjects, asOf);
  return rows.map(({ expenseId, ...row }) => {
    const own = exceptions.filter(({ subject }) => subject.id === expenseId);
    const on = { day: row.day, exceptions: own };
    const blockers = blockersAt(chargeChecks(row, values.get(row.day)!, on), 'charging');
    return {
      ...row,
      isChargeable: blockers.length === 0,
      blockedBy: blockers.map(({ ruleId }) => ruleId),
    };
  });
};

/** What the charging rules say of these facts on the day of payment. */
export const chargeChecks = (
  facts: ChargeFacts,
  values: ReadonlyMap<string, ParameterValues>,
  on: { day: CalendarDay; exceptions: readonly Exception[] },
): Check[] => chargeRules.map((rule) => applyRule(rule, facts, values.get(rule.id) ?? new Map(), on));

type BlockOptions = {
  /** Derogations of these activities, where the caller knows them. */
  exceptions?: readonly GrantedException[];
  asOf?: number | undefined;
};

/** Of these activities, those that may not be charged, with the rules that say so. */
export const blockedActivities = async (
  tx: Tx,
  instituteId: string,
  of: JudgedScope,
  known: BlockOptions = {},
): Promise<Map<string, string>> => {
  const options = { ...known, baselines: recordedBaselines, blockingAt: 'charging' as const };
  const judged = await checksOfActivities(tx, instituteId, of, todayIn(), options);
  const blocked = new Map<string, string>();
  for (const [id, checks] of judged) {
    const blockers = blockersAt(checks, 'charging');
    if (blockers.length > 0) blocked.set(id, blockers.map(({ ruleId }) => ruleId).join(', '));
  }
  return blocked;
};

type Told = { blocked: ReadonlyMap<string, string>; changes: readonly string[]; apart: Apart };

const groupedRows = async (
  tx: Tx,
  instituteId: string,
  scope: ProgrammeScope,
  { blocked, changes, apart: { byQuarter, byActivity, byMonth, withRows } }: Told,
): Promise<Row[]> => {
  const { rows } = await sql<Row>`
    with ${factTables(instituteId, scope)}, judged as (
      select e.id, e.outcome_id, e.partnership_id, e.block, e.budget_line, e.heading, e.charged_year, e.converted_currency,
        e.item, ${judgedOn()} as judged_on, e.paid_on, e.converted_minor, ${agreementOf()} as agreement, ${voucherOf(instituteId, scope.asOf)} as voucher,
        ${attestedMinor(voucherOf(instituteId, scope.asOf))} as attested, ${approvalOf()} as approval, ${isOwnFunds()} as own_funds, ${isOverShared()} as over_shared,
        greatest(0, p.from_on - ${judgedOn()}) as days_early, greatest(0, ${judgedOn()} - p.until_on) as days_late,
        coalesce(b.reason, '') as activity_blocks, ${byActivity ? sql`e.activity_id` : sql`null::uuid`} as activity_id,
        ${byMonth ? chargedMonth() : sql`null::text`} as month,
        ${sharedFacts()},
        case when e.origin_id in (select g.subject_id from derogations g
          where g.institute_id = ${instituteId} and g.subject_kind = 'expense') then e.origin_id end as expense_id
        from expenses e join programmes p on p.institute_id = e.institute_id and p.id = e.programme_id
        ${factJoins()}
        left join unnest(${[...blocked.keys()]}::uuid[], ${[...blocked.values()]}::text[]) as b (id, reason) on b.id = e.activity_id
       where ${inScope(instituteId, scope)}
    )
    select outcome_id as "outcomeId", partnership_id as "partnershipId", activity_id as "activityId", block, budget_line as line, heading,
      charged_year as year, month, converted_currency as currency, item, agreement, voucher, days_early as "daysEarly",
      days_late as "daysLate", attested as "attestedMinor", approval, own_funds as "isOwnFunds", over_shared as "isOverShared",
      ${sharedFactNames()}, activity_blocks as "activityBlocks", expense_id as "expenseId", min(paid_on) as "paidOn", min(judged_on) as day,
      ${withRows ? sql`array_agg(id) as "rowIds",` : sql``} count(*) as count, sum(converted_minor)::bigint as minor
      from judged
     group by outcome_id, partnership_id, activity_id, charged_year, month, days_early, days_late,
       width_bucket(judged_on, ${[...changes]}::date[]), ${byQuarter ? sql`date_trunc('quarter', paid_on),` : sql``}
       expense_id, block, budget_line, heading, converted_currency, item, agreement, voucher, activity_blocks,
       attested, approval, own_funds, over_shared, ${sharedFactNames()}`.execute(tx);
  return rows;
};

/** The numbers of the rulebook on each of the days: worked out once for each time between two changes. */
export const valuesByDay = async (
  tx: Tx,
  instituteId: string,
  rows: readonly { day: CalendarDay }[],
  asOf?: number,
): Promise<Map<string, ReadonlyMap<string, ParameterValues>>> => {
  const changes = await parameterChanges(tx, instituteId, ruleIds, asOf);
  const values = new Map<string, ReadonlyMap<string, ParameterValues>>();
  const byEpoch = new Map<string, ReadonlyMap<string, ParameterValues>>();
  for (const day of new Set(rows.map((row) => row.day))) {
    const epoch = changes.filter((change) => change <= day).at(-1) ?? '';
    const known = byEpoch.get(epoch) ?? (await parametersOn(tx, instituteId, ruleIds, day, asOf));
    byEpoch.set(epoch, known);
    values.set(day, known);
  }
  return values;
};

export type BlockingRule = { ruleId: string; minor: number; expenses: number };

/** What keeps recorded expenses from being charged, by rule; overlapping, since several can block one. */
export const blockersOf = (groups: readonly ChargeGroup[]): BlockingRule[] => {
  const blocked = groups.flatMap((group) => group.blockedBy.map((ruleId) => ({ ruleId, group })));
  return [...Map.groupBy(blocked, ({ ruleId }) => ruleId)].map(([ruleId, list]) => ({
    ruleId,
    minor: list.reduce((sum, { group }) => sum + group.minor, 0),
    expenses: list.reduce((sum, { group }) => sum + group.count, 0),
  }));
};
