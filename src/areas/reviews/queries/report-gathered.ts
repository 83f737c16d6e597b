import { type RawBuilder, sql } from 'kysely';
import { type AuditNo, known, standing } from '../../../db/as-of.ts';
import { together } from '../../../db/together.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { inScope, voucherOf } from '../../finance/queries/expense-scope.ts';
import type { ReportSection } from '../rules/partner-report-input.ts';
import {
  type GatheredIndicator,
  indicatorsOf,
  type KnownIndicator,
  type Wanted,
  withFigures,
} from './report-indicators.ts';

export type GatheredActivity = {
  id: string;
  reference: string;
  title: string;
  outcome: string;
  from: CalendarDay;
  until: CalendarDay;
  state: 'planned' | 'held' | 'cancelled';
  people: number;
  women: number;
  hasReport: boolean;
};

/** Minor units of `currency`, as it was paid; `line` null: of no budget line. */
export type GatheredSpending = {
  outcome: string | null;
  outcomeId: string | null;
  line: string | null;
  currency: string;
  minor: number;
  count: number;
};

export type GatheredExpense = {
  id: string;
  title: string;
  on: CalendarDay;
  minor: number;
  currency: string;
  isMissing: boolean;
};

export type GatheredSection = { section: ReportSection; text: string };
/** Sent to the partner, or given back by it. */
type GatheredTransfer = { kind: MovedKind; currency: string; minor: number; count: number };

export const movedKinds = ['disbursement', 'reimbursement'] as const;
export type MovedKind = (typeof movedKinds)[number];

export type Gathered = {
  activities: GatheredActivity[];
  spending: GatheredSpending[];
  expenses: GatheredExpense[];
  indicators: GatheredIndicator[];
  transfers: GatheredTransfer[];
  sections: GatheredSection[];
};

/**
 * What was entered of a partner's work in a period: activities that fall in it, expenses paid in it (`isMissing`: the
 * voucher is still to follow), indicators of the outcomes on which it works with what results say of it in these days,
 * transfers and what of them was given back, and the narrative. An activity counts under the outcome and with the planned days that it has now.
 */
export const gatheredForReport = async (tx: Tx, instituteId: string, wanted: Wanted): Promise<Gathered> => {
  const { indicators, ...told } = await together<{
    activities: GatheredActivity;
    spending: GatheredSpending;
    expenses: GatheredExpense;
    indicators: KnownIndicator;
    transfers: GatheredTransfer;
    sections: GatheredSection;
  }>(tx, {
    activities: activitiesOf(instituteId, wanted),
    spending: spendingOf(instituteId, wanted),
    expenses: expensesOf(instituteId, wanted),
    indicators: indicatorsOf(instituteId, wanted),
    transfers: transfersOf(instituteId, wanted),
    sections: sql`select s.section, s.text from partner_report_sections s
       where s.institute_id = ${instituteId} and s.report_id = ${wanted.id} and s.text <> '' and ${standing('s', wanted.asOf)}`,
  });
  return { ...told, indicators: await withFigures(tx, instituteId, wanted, indicators) };
};

/** Days and audit number of a report, or the columns of a query that has those of several. */
export type WantedDays = Pick<Wanted, 'partnershipId' | 'programmeId'> & {
  fromOn: CalendarDay | RawBuilder<CalendarDay>;
  untilOn: CalendarDay | RawBuilder<CalendarDay>;
  asOf?: AuditNo | undefined;
};

export const activitiesOf = (
  instituteId: string,
  { partnershipId, programmeId, fromOn, untilOn, asOf }: WantedDays,
) => sql`
  select a.id, a.reference, a.title, o.code as outcome, coalesce(h.held_from, a.planned_from) as "from",
         coalesce(h.held_until, a.planned_until) as until,
         case when c.activity_id is not null then 'cancelled' when h.id is not null then 'held' else 'planned' end as state,
         coalesce(n.people, 0)::int as people, coalesce(n.women, 0)::int as women, coalesce(h.report, '') <> '' as "hasReport"
    from activities a
    join outcomes o on (o.institute_id, o.id) = (a.institute_id, a.outcome_id)
    left join activity_holdings h on (h.institute_id, h.activity_id) = (a.institute_id, a.id) and ${standing('h', asOf)}
    left join activity_cancellations c on (c.institute_id, c.activity_id) = (a.institute_id, a.id) and ${known('c', asOf)}
    left join lateral (select sum(p.count) as people, sum(p.count) filter (where p.sex = 'female') as women
       from participant_counts p
      where (p.institute_id, p.activity_id) = (a.institute_id, a.id) and ${standing('p', asOf)}) n on true
   where a.institute_id = ${instituteId} and a.partnership_id = ${partnershipId} and a.programme_id = ${programmeId}
     and ${known('a', asOf)} and coalesce(h.held_from, a.planned_from) <= ${untilOn}::date
     and coalesce(h.held_until, a.planned_until) >= ${fromOn}::date
   order by 5, a.reference`;

const paidInPeriod = (instituteId: string, wanted: Wanted) => {
  const { partnershipId, programmeId, fromOn, untilOn, asOf } = wanted;
  return inScope(instituteId, { partnershipId, programmeId, since: fromOn, until: untilOn, asOf });
};

const spendingOf = (instituteId: string, wanted: Wanted) => sql`
  select o.code as outcome, e.outcome_id as "outcomeId", e.budget_line as line, e.currency,
         sum(e.amount_minor)::bigint as minor, count(*)::int as count
    from expenses e left join outcomes o on (o.institute_id, o.id) = (e.institute_id, e.outcome_id)
   where ${paidInPeriod(instituteId, wanted)}
   group by o.code, e.outcome_id, e.budget_line, e.currency order by 1 nulls last, 3 nulls last, 4`;

const expensesOf = (instituteId: string, wanted: Wanted) => sql`
  select e.expense_id as id, e.reference || ' ' || e.description as title, e.paid_on as "on", e.amount_minor as minor, e.currency,
         ${voucherOf(instituteId, wanted.asOf)} = 'to_follow' as "isMissing"
    from expenses e where ${paidInPeriod(instituteId, wanted)} order by e.paid_on, e.reference`;

const transfersOf = (
  instituteId: string,
  { partnershipId, programmeId, fromOn, untilOn, asOf }: Wanted,
) => sql`
  select t.kind, t.currency, sum(t.amount_minor)::bigint as minor, count(*)::int as count from transactions t
   where t.institute_id = ${instituteId} and t.partnership_id = ${partnershipId} and t.programme_id = ${programmeId}
     and t.kind = any(${[...movedKinds]}::text[]) and t.on_day between ${fromOn}::date and ${untilOn}::date
     and ${standing('t', asOf)}
   group by t.kind, t.currency order by t.kind, t.currency`;
