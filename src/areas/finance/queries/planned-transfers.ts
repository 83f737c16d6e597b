import { type RawBuilder, sql } from 'kysely';
import { standing } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { isId } from '../../../kernel/id.ts';
import { dayAndId } from '../../../kernel/list-key.ts';
import type { TransferState, TransferStep } from '../rules/planned-transfer.ts';

export type PlannedTransferRow = {
  id: string;
  agreementId: string;
  agreement: string;
  partnershipId: string;
  partner: string;
  programmeId: string;
  programme: string;
  outcomeId: string | null;
  number: number;
  dueOn: CalendarDay;
  minor: number;
  currency: string;
  note: string;
  /** Entry number of the row that stands, and of the last thing that happened to it. */
  entryNo: number;
  version: number;
  state: TransferState;
  /** Null while it is only planned. */
  stateOn: CalendarDay | null;
  /** Null where it is not approved, also not before it was paid. */
  approvedOn: CalendarDay | null;
  /** Who asked for it last. */
  askedBy: string | null;
  transactionId: string | null;
  /** What was debited; and what that is in the transfer's own currency, null where nobody said what arrived. */
  sentMinor: number | null;
  sentCurrency: string | null;
  paidMinor: number | null;
  paidOn: CalendarDay | null;
};

export type PlannedTransferFilter = {
  id?: string | undefined;
  transactionId?: string | undefined;
  agreementId?: string | undefined;
  partnershipId?: string | undefined;
  programmeId?: string | undefined;
  state?: string | undefined;
  year?: number | undefined;
  after?: string | undefined;
  /** An audit number. */
  asOf?: number | undefined;
};

export const transfersAPage = 25;

/** Planned transfers that the actor sees, by the day they are due, one more than fits; `null` gives all. */
export const plannedTransfers = async (
  tx: Tx,
  instituteId: string,
  filter: PlannedTransferFilter = {},
  limit: number | null = transfersAPage + 1,
): Promise<PlannedTransferRow[]> => {
  const { rows } = await sql<PlannedTransferRow>`
    select * from (${plannedTransferRows(instituteId, filter.asOf)}) as t
     where ${conditions(filter)} order by t."dueOn", t.id limit ${limit}`.execute(tx);
  return rows;
};

export const plannedTransfer = async (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<PlannedTransferRow | undefined> =>
  isId(id) ? (await plannedTransfers(tx, instituteId, { id }))[0] : undefined;

/** The planned transfer that a recorded bank transfer pays; undefined where it pays none. */
export const transferPaidBy = async (
  tx: Tx,
  instituteId: string,
  transactionId: string,
): Promise<PlannedTransferRow | undefined> => (await plannedTransfers(tx, instituteId, { transactionId }))[0];

export const keyOfTransfer = ({ dueOn, id }: PlannedTransferRow): string => `${dueOn}|${id}`;

const conditions = (filter: PlannedTransferFilter): RawBuilder<unknown> => {
  const all = [sql`true`];
  if (filter.id) all.push(sql`t.id = ${filter.id}`);
  if (filter.transactionId) all.push(sql`t."transactionId" = ${filter.transactionId}`);
  if (filter.agreementId) all.push(sql`t."agreementId" = ${filter.agreementId}`);
  if (filter.partnershipId) all.push(sql`t."partnershipId" = ${filter.partnershipId}`);
  if (filter.programmeId) all.push(sql`t."programmeId" = ${filter.programmeId}`);
  if (filter.state === 'waiting') all.push(sql`t.state not in ('paid', 'withdrawn')`);
  else if (filter.state) all.push(sql`t.state = ${filter.state}`);
  if (filter.year) all.push(sql`extract(year from t."dueOn") = ${filter.year}`);
  const after = dayAndId(filter.after);
  if (after) all.push(sql`(t."dueOn", t.id) > (${after.day}::date, ${after.id}::uuid)`);
  return sql.join(all, sql` and `);
};

/** Planned transfers with their state, by now or as of an audit number, as a select of the columns of `PlannedTransferRow`. */
export const plannedTransferRows = (
  instituteId: string,
  asOf?: number,
): RawBuilder<PlannedTransferRow> => sql`
  select t.transfer_id as id, t.agreement_id as "agreementId", a.reference as agreement, t.partnership_id as "partnershipId",
    o.name as partner, t.programme_id as "programmeId", p.reference as programme, t.outcome_id as "outcomeId", t.number,
    t.due_on as "dueOn", t.amount_minor as minor, t.currency, t.note, t.entry_no as "entryNo",
    greatest(t.entry_no, l.entry_no, x.entry_no) as version,
    case when x.transaction_id is not null then 'paid' else coalesce(l.step, 'planned') end as state,
    coalesce(k.on_day, l.on_day) as "stateOn", case when l.step = 'approved' then l.on_day end as "approvedOn", q.by_user as "askedBy",
    x.transaction_id as "transactionId", k.amount_minor as "sentMinor", k.currency as "sentCurrency",
    case when k.currency = t.currency then k.amount_minor when r.received_currency = t.currency then r.received_minor end as "paidMinor",
    k.on_day as "paidOn"
    from planned_transfers t
    join agreements a on a.institute_id = t.institute_id and a.id = t.agreement_id
    join partnerships s on s.institute_id = t.institute_id and s.id = t.partnership_id
    join organisations o on o.institute_id = s.institute_id and o.id = s.organisation_id
    join programmes p on p.institute_id = t.institute_id and p.id = t.programme_id
    left join lateral (${lastStep(asOf)}) l on true
    left join lateral (${lastStep(asOf, 'asked')}) q on true
    left join transfer_executions x on x.institute_id = t.institute_id and x.transfer_id = t.transfer_id and ${standing('x', asOf)}
    left join transactions k on k.institute_id = x.institute_id and k.id = x.transaction_id
    left join transfer_receipts r on r.institute_id = k.institute_id and r.transaction_id = k.id and ${standing('r', asOf)}
   where t.institute_id = ${instituteId} and ${standing('t', asOf)}`;

const lastStep = (asOf: number | undefined, step?: TransferStep): RawBuilder<unknown> => sql`
  select n.step, n.on_day, n.by_user, n.entry_no from transfer_steps n
   where n.institute_id = t.institute_id and n.transfer_id = t.transfer_id ${step ? sql`and n.step = ${step}` : sql``} ${asOf === undefined ? sql`` : sql`and n.entry_no <= ${asOf}`}
   order by n.entry_no desc limit 1`;

export type TransferStepRow = {
  step: TransferStep;
  on: CalendarDay;
  by: string;
  onBehalf: string | null;
  note: string | null;
};

/** What happened to a planned transfer, in its order. */
export const stepsOfTransfer = (
  tx: Tx,
  instituteId: string,
  transferId: string,
): Promise<TransferStepRow[]> =>
  tx
    .selectFrom('transfer_steps')
    .select(['step', 'on_day as on', 'by_name as by', 'entered_on_behalf as onBehalf', 'note'])
    .where('institute_id', '=', instituteId)
    .where('transfer_id', '=', transferId)
    .orderBy('entry_no')
    .execute() as Promise<TransferStepRow[]>;

export type PayableTransaction = {
  id: string;
  on: CalendarDay;
  reference: string | null;
  minor: number;
  currency: string;
};

/** Recorded bank transfers that could be the payment of a planned one: same partner and programme, not taken. */
export const payableBy = async (
  tx: Tx,
  instituteId: string,
  { partnershipId, programmeId, currency, minor }: PlannedTransferRow,
): Promise<PayableTransaction[]> => {
  const { rows } = await sql<PayableTransaction>`
    select t.id, t.on_day as "on", t.reference, t.amount_minor as minor, t.currency from transactions t
     where t.institute_id = ${instituteId} and t.kind = 'disbursement' and t.ended_by_no is null
       and t.partnership_id = ${partnershipId} and t.programme_id = ${programmeId} and (t.currency <> ${currency} or t.amount_minor <= ${minor})
       and not exists (select from transfer_executions x where x.institute_id = t.institute_id
         and x.transaction_id = t.id and x.ended_by_no is null)
     order by t.on_day desc, t.id limit 50`.execute(tx);
  return rows;
};
