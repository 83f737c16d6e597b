import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { isId } from '../../../kernel/id.ts';
import {
  type ConditionKind,
  type ConfirmingRole,
  isJudgedByPeople,
  isJustified,
} from '../rules/planned-transfer.ts';
import { partnerFlows } from './partner-flows.ts';

/** A condition of a planned transfer on a day: whether it is met, since when that is so, on what it rests. */
export type ConditionState = {
  id: string;
  transferId: string;
  kind: ConditionKind;
  what: string;
  percent: number | null;
  amendmentId: string | null;
  confirmedBy: ConfirmingRole | null;
  isMet: boolean;
  /** Null where nothing was ever said of it. */
  since: CalendarDay | null;
  note: string | null;
  /** Of `justified`: the transfer before it and what of it is covered; null where there was none. */
  before: { transactionId: string; on: CalendarDay; minor: number; covered: number; currency: string } | null;
  /** Of `justified`: the number of the planned transfer that goes first, neither paid nor withdrawn; null where none does. */
  waitsFor: number | null;
};

type Row = Omit<ConditionState, 'isMet' | 'since' | 'note' | 'before'> & {
  isSaidMet: boolean | null;
  saidOn: CalendarDay | null;
  note: string | null;
  signedOn: CalendarDay | null;
  sentId: string | null;
  sentOn: CalendarDay | null;
  sentMinor: number;
  covered: number;
  currency: string | null;
  coveredOn: CalendarDay | null;
};

/** `paying`: the bank transfer that is to pay it. */
type ConditionScope = {
  on: CalendarDay;
  partnershipId?: string | undefined;
  paying?: string | undefined;
};

/**
 * The conditions of planned transfers as they stand on a day, in their order. What is to be justified is the last transfer
 * but its own that went to the partner for the programme, by the expenses and returns that use it up (`openAdvanceRows`
 * likewise); nothing is, while a transfer planned before it under the agreement is still to go. What left since the
 * approval and pays no planned transfer may be its own, until it is said which is.
 */
export const conditionsOf = async (
  tx: Tx,
  instituteId: string,
  transferIds: readonly string[],
  scope: ConditionScope,
): Promise<ConditionState[]> => {
  const { on, paying } = scope;
  if (transferIds.length === 0) return [];
  const { rows } = await sql<Row>`
    with ${partnerFlows(instituteId, scope)},
    wanted as (
      select c.*, t.programme_id, t.agreement_id, t.number, case when l.step = 'approved' then l.on_day end as approved_on,
             coalesce(x.transaction_id, ${paying ?? null}::uuid) as own_id,
             case when c.kind = 'justified' and x.id is null then (${numberBefore(instituteId, on)}) end as waits_for
        from transfer_conditions c
        join planned_transfers t on t.institute_id = c.institute_id and t.transfer_id = c.transfer_id and t.ended_by_no is null
        left join transfer_executions x on x.institute_id = t.institute_id and x.transfer_id = t.transfer_id and x.ended_by_no is null
        left join lateral (select n.step, n.on_day from transfer_steps n
           where n.institute_id = t.institute_id and n.transfer_id = t.transfer_id order by n.entry_no desc limit 1) l on true
       where c.institute_id = ${instituteId} and c.transfer_id = any(${[...transferIds]}::uuid[]) and c.ended_by_no is null),
    line as (
      select s.*, coalesce(sum(s.amount_minor) filter (where not s.is_local) over (
               partition by s.partnership_id, s.programme_id, s.currency order by s.on_day, s.position, s.id
               rows between unbounded preceding and 1 preceding), 0) as sent_before from sent s),
    paid as (
      select x.transaction_id as id, t.agreement_id, t.number from transfer_executions x
        join planned_transfers t on t.institute_id = x.institute_id and t.transfer_id = x.transfer_id and t.ended_by_no is null
       where x.institute_id = ${instituteId} and x.ended_by_no is null),
    prior as (
      select distinct on (w.id) w.id as condition_id, w.percent, l.* from wanted w
        left join line o on o.id = w.own_id
        join line l on l.partnership_id = w.partnership_id and l.programme_id = w.programme_id and l.id is distinct from w.own_id
        left join paid p on p.id = l.id
       where w.kind = 'justified' and w.waits_for is null
         and (o.id is null or l.on_day < o.on_day
           or (l.on_day = o.on_day and (p.id is null or p.agreement_id <> w.agreement_id or p.number < w.number)))
         and (w.own_id is not null or w.approved_on is null or l.on_day < w.approved_on or p.id is not null)
       order by w.id, l.on_day desc, l.position desc, l.id desc),
    covering as (
      select p.condition_id, y.on_day, y.id, u.cost as minor from prior p
        join uses u on u.receipt_id = p.receipt_id join taken y on y.bearer = coalesce(u.expense_id, u.return_receipt_id)
       where p.is_local
      union all
      select p.condition_id, y.on_day, y.id, y.minor - y.borne from prior p
        join taken y on (y.partnership_id, y.programme_id, y.currency) = (p.partnership_id, p.programme_id, p.currency)
       where not p.is_local),
    running as (
      select c.*, sum(c.minor) over (partition by c.condition_id order by c.on_day, c.id) as until_here from covering c),
    reached as (
      select p.condition_id, greatest(0, least(p.amount_minor, coalesce(sum(r.minor), 0) - own.before))::bigint as covered,
             min(r.on_day) filter (where (r.until_here - own.before) * 100 >= p.amount_minor * p.percent) as covered_on
        from prior p cross join lateral (select case when p.is_local then 0 else p.sent_before end as before) own
        left join running r on r.condition_id = p.condition_id
       group by p.condition_id, p.amount_minor, p.percent, own.before)
    select w.id, w.transfer_id as "transferId", w.kind, w.what, w.percent, w.amendment_id as "amendmentId",
           w.confirmed_by as "confirmedBy", v.is_met as "isSaidMet", v.on_day as "saidOn", v.note,
           g.signed_on as "signedOn", p.id as "sentId", p.on_day as "sentOn", coalesce(p.amount_minor, 0)::bigint as "sentMinor",
           coalesce(r.covered, 0)::bigint as covered, p.currency, r.covered_on as "coveredOn", w.waits_for as "waitsFor"
      from wanted w
      left join lateral (select n.is_met, n.on_day, n.note from condition_verdicts n
         where n.institute_id = w.institute_id and n.condition_id = w.id and n.on_day <= ${on}::date
         order by n.entry_no desc limit 1) v on true
      left join lateral (select s.signed_on from agreement_amendments m
         join amendment_signings s on s.institute_id = m.institute_id and s.amendment_id = m.id
         where w.kind = 'amendment' and m.institute_id = w.institute_id and m.agreement_id = w.agreement_id and s.signed_on <= ${on}::date
           and (m.id = w.amendment_id or (w.amendment_id is null and s.entry_no > w.entry_no))
         order by s.entry_no limit 1) g on true
      left join prior p on p.condition_id = w.id
      left join reached r on r.condition_id = w.id
     order by w.transfer_id, w.position`.execute(tx);
  return rows.map(stateOf);
};

/** The first number planned before `t` under its agreement for its programme that is neither paid on a day nor withdrawn. */
const numberBefore = (instituteId: string, on: CalendarDay): RawBuilder<number | null> => sql`
  select min(e.number) from planned_transfers e
    left join lateral (select n.step from transfer_steps n
       where n.institute_id = e.institute_id and n.transfer_id = e.transfer_id order by n.entry_no desc limit 1) s on true
    left join transfer_executions y on y.institute_id = e.institute_id and y.transfer_id = e.transfer_id and y.ended_by_no is null
    left join transactions k on k.institute_id = y.institute_id and k.id = y.transaction_id
   where e.institute_id = ${instituteId} and e.agreement_id = t.agreement_id and e.programme_id = t.programme_id
     and e.ended_by_no is null and e.number < t.number and s.step is distinct from 'withdrawn'
     and (k.id is null or k.on_day > ${on}::date)`;

const stateOf = ({
  isSaidMet,
  saidOn,
  note,
  signedOn,
  sentId,
  sentOn,
  sentMinor,
  covered,
  currency,
  coveredOn,
  ...row
}: Row): ConditionState => {
  const { kind, percent } = row;
  if (isJudgedByPeople(kind)) return { ...row, isMet: isSaidMet === true, since: saidOn, note, before: null };
  if (kind === 'amendment')
    return { ...row, isMet: signedOn !== null, since: signedOn, note: null, before: null };
  if (row.waitsFor !== null) return { ...row, isMet: false, since: null, note: null, before: null };
  if (!sentId || !sentOn || !currency) return { ...row, isMet: true, since: null, note: null, before: null };
  const isMet = isJustified(sentMinor, covered, percent ?? 100);
  const before = { transactionId: sentId, on: sentOn, minor: sentMinor, covered, currency };
  return { ...row, isMet, since: isMet ? coveredOn : sentOn, note: null, before };
};

/** The transfer that a condition belongs to; undefined where the actor sees no such condition. */
export const transferOfCondition = async (
  tx: Tx,
  instituteId: string,
  conditionId: string,
): Promise<string | undefined> =>
  isId(conditionId)
    ? (
        await tx
          .selectFrom('transfer_conditions')
          .select('transfer_id as id')
          .where('institute_id', '=', instituteId)
          .where('id', '=', conditionId)
          .where('ended_by_no', 'is', null)
          .executeTakeFirst()
      )?.id
    : undefined;
