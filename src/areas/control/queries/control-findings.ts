import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { isId } from '../../../kernel/id.ts';
import type { ExpenseDetail } from '../../finance/queries/expenses.ts';
import { restOf } from '../../finance/rules/expense-rest.ts';
import { parametersOn } from '../../rulebook/queries/parameters.ts';
import { applyRule, type Check } from '../../rulebook/rules/rule.ts';
import { controlReplyRule } from '../rules/control-reply-rule.ts';
import {
  type FindingDays,
  type FindingTerm,
  findingClockRules,
  findingRules,
  runningTerm,
} from '../rules/finding-rules.ts';
import type { FindingDecision, FindingState } from '../rules/finding-state.ts';

export type FindingReply = { text: string; on: CalendarDay; by: string };

export type FindingRow = {
  id: string;
  /** Of the entry that brought it, by which people name it. */
  number: number;
  programmeId: string;
  programme: string;
  outcomes: string[];
  years: number[];
  expenseId: string | null;
  expense: string | null;
  sampleId: string | null;
  /** Put in question, minor units of the programme's currency. */
  minor: number;
  currency: string;
  reason: string;
  article: string | null;
  controlEndedOn: CalendarDay;
  foundOn: CalendarDay;
  reportFiledOn: CalendarDay | null;
  letter: string | null;
  foundBy: string;
  replies: FindingReply[];
  repliedOn: CalendarDay | null;
  decision: FindingDecision | null;
  rejectedMinor: number | null;
  decisionText: string | null;
  decidedOn: CalendarDay | null;
  decidedBy: string | null;
  decisionLetter: string | null;
  state: FindingState;
  /** How a rejected amount was borne: the reversal and the entry of a part, or the whole expense. */
  isSettled: boolean;
  reversalId: string | null;
  partId: string | null;
};

export type FindingFilter = {
  id?: string | undefined;
  state?: string | undefined;
  programmeId?: string | undefined;
  sampleId?: string | undefined;
  after?: string | undefined;
};

export const findingsAPage = 25;

/**
 * Findings of an institute that the actor may see, with what became of them: columns as `FindingRow`.
 */
export const findingRows = (instituteId: string): RawBuilder<unknown> => sql`
  select f.id, f.entry_no as number, f.programme_id as "programmeId", p.reference as programme, f.outcomes, f.years,
    f.expense_id as "expenseId", x.reference as expense, f.sample_id as "sampleId", f.amount_minor as minor, f.currency,
    f.reason, f.article, f.control_ended_on as "controlEndedOn", f.found_on as "foundOn",
    f.report_filed_on as "reportFiledOn", f.letter, f.found_by_name as "foundBy",
    coalesce(r.replies, '[]'::jsonb) as replies, r.first_on as "repliedOn",
    d.decision, d.rejected_minor as "rejectedMinor", d.text as "decisionText", d.decided_on as "decidedOn",
    d.decided_by_name as "decidedBy", d.letter as "decisionLetter",
    case when d.id is null then case when r.first_on is null then 'open' else 'replied' end
         when d.rejected_minor > 0 and x.is_left and s.id is null then 'to_settle'
         else 'ended' end as state,
    s.id is not null as "isSettled", s.reversal_id as "reversalId", s.part_id as "partId"
    from control_findings f
    join programmes p on (p.institute_id, p.id) = (f.institute_id, f.programme_id)
    left join finding_decisions d on (d.institute_id, d.finding_id) = (f.institute_id, f.id)
    left join finding_settlements s on (s.institute_id, s.finding_id) = (f.institute_id, f.id)
    left join lateral (select e.reference, e.ended_by_no is null and e.converted_minor > coalesce(
        (select -sum(n.converted_minor) from expenses n where n.institute_id = e.institute_id
          and n.reverses_id = e.expense_id and n.ended_by_no is null), 0) as is_left from expenses e
      where (e.institute_id, e.expense_id) = (f.institute_id, f.expense_id) order by e.entry_no desc limit 1) x on true
    left join lateral (
      select min(a.replied_on) as first_on,
             jsonb_agg(jsonb_build_object('text', a.text, 'on', a.replied_on, 'by', a.replied_by_name) order by a.entry_no) as replies
        from finding_replies a where (a.institute_id, a.finding_id) = (f.institute_id, f.id)) r on true
   where f.institute_id = ${instituteId}`;

/** The latest first, one more than fits a page; `null` gives all. */
export const controlFindings = async (
  tx: Tx,
  instituteId: string,
  { id, state, programmeId, sampleId, after }: FindingFilter = {},
  limit: number | null = findingsAPage + 1,
): Promise<FindingRow[]> => {
  const all = [sql`true`];
  if (id) all.push(sql`id = ${id}`);
  if (state) all.push(sql`state = ${state}`);
  if (programmeId) all.push(sql`"programmeId" = ${programmeId}`);
  if (sampleId) all.push(sql`"sampleId" = ${sampleId}`);
  if (isId(after)) all.push(sql`id < ${after}`);
  const { rows } = await sql<FindingRow>`
    select * from (${findingRows(instituteId)}) as findings where ${sql.join(all, sql` and `)}
     order by id desc limit ${limit}`.execute(tx);
  return rows;
};

/** One finding; undefined where it is another institute's or outside the auditor's control. */
export const controlFinding = async (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<FindingRow | undefined> => (await controlFindings(tx, instituteId, { id }))[0];

/** How much of an expense no finding questions yet and nothing took back, in minor units of the programme's currency. */
export const notInQuestion = async (tx: Tx, instituteId: string, expense: ExpenseDetail): Promise<number> => {
  const { rows } = await sql<{ minor: number }>`
    select coalesce(sum(coalesce(d.rejected_minor, f.amount_minor)), 0)::bigint as minor from control_findings f
      left join finding_decisions d on (d.institute_id, d.finding_id) = (f.institute_id, f.id)
     where f.institute_id = ${instituteId} and f.expense_id = ${expense.id}`.execute(tx);
  return Math.max(0, Math.min(expense.convertedMinor - rows[0]!.minor, restOf(expense).convertedMinor));
};

const daysOfFinding = (finding: FindingRow, today: CalendarDay): FindingDays => ({
  controlEndedOn: finding.controlEndedOn,
  foundOn: finding.foundOn,
  repliedOn: finding.repliedOn,
  decidedOn: finding.decidedOn,
  reportFiledOn: finding.reportFiledOn,
  today,
});

/** The clock of each finding: who is to move and until when, by the numbers of its day. */
export const findingTerms = async (
  tx: Tx,
  instituteId: string,
  findings: readonly FindingRow[],
  today: CalendarDay,
): Promise<Map<string, FindingTerm | undefined>> => {
  const terms = new Map<string, FindingTerm | undefined>();
  for (const finding of findings) {
    const numbers = await parametersOn(tx, instituteId, findingClockRules, finding.foundOn);
    terms.set(finding.id, runningTerm(daysOfFinding(finding, today), numbers));
  }
  return terms;
};

/** What the rules of the procedure say of a finding, in the order of the procedure. */
export const findingChecks = async (
  tx: Tx,
  instituteId: string,
  finding: FindingRow,
  today: CalendarDay,
): Promise<Check[]> => {
  const numbers = await parametersOn(tx, instituteId, findingClockRules, finding.foundOn);
  const days = daysOfFinding(finding, today);
  const on = { day: finding.foundOn, exceptions: [] };
  const valuesOf = (id: string) => numbers.get(id) ?? new Map();
  const [term, decision, window] = findingRules.map((rule) => applyRule(rule, days, valuesOf(rule.id), on));
  const reply = applyRule(
    controlReplyRule,
    { askedOn: days.foundOn, repliedOn: days.repliedOn ?? days.decidedOn, today },
    valuesOf(controlReplyRule.id),
    on,
  );
  return [window!, term!, reply, decision!];
};
