import { type RawBuilder, sql } from 'kysely';
import { standing } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { dayAndId } from '../../../kernel/list-key.ts';
import type { TransactionKind } from '../rules/transaction-input.ts';

export type TransactionRow = {
  id: string;
  programmeId: string;
  programme: string;
  outcomeId: string | null;
  outcomeCode: string | null;
  partnershipId: string | null;
  kind: TransactionKind;
  reference: string | null;
  on: CalendarDay;
  valueOn: CalendarDay | null;
  minor: number;
  currency: string;
  description: unknown;
  providerId: string | null;
  provider: string | null;
  providerActivityRef: string | null;
  receiverId: string | null;
  receiver: string | null;
  receiverActivityRef: string | null;
  position: number;
  entryNo: number;
};

export type TransactionFilter = {
  programmeId?: string | undefined;
  /** `none`: of no outcome, of no partner. */
  outcomeId?: string | undefined;
  partnershipId?: string | undefined;
  kind?: string | undefined;
  year?: number | undefined;
  /** `2027-Q1`, `2027-03`. */
  quarter?: string | undefined;
  month?: string | undefined;
  /** Moved on or after, on or before these days. */
  since?: CalendarDay | undefined;
  until?: CalendarDay | undefined;
  currency?: string | undefined;
  after?: string | undefined;
  asOf?: number | undefined;
};

export const transactionsAPage = 25;

/** A page of the transactions that stand, latest day first, one more than fits; `limit: null` gives all of them. */
export const transactions = async (
  tx: Tx,
  instituteId: string,
  filter: TransactionFilter = {},
  limit: number | null = transactionsAPage + 1,
): Promise<TransactionRow[]> => {
  const { rows } = await sql<TransactionRow>`${transactionColumns()}
    where ${conditions(instituteId, filter)} order by t.on_day desc, t.id desc limit ${limit}`.execute(tx);
  return rows;
};

/** Of these transactions the ones on which something hangs: what arrived, the planned transfer or the claim that it pays. */
export const bearingTransactions = async (
  tx: Tx,
  instituteId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select b.transaction_id as id from (
      select institute_id, transaction_id, ended_by_no from transfer_receipts
      union all select institute_id, transaction_id, ended_by_no from transfer_executions
      union all select institute_id, transaction_id, ended_by_no from claim_payments) b
     where b.institute_id = ${instituteId} and b.ended_by_no is null and b.transaction_id = any(${[...ids]}::uuid[])`.execute(
    tx,
  );
  return new Set(rows.map(({ id }) => id));
};

export const keyOfTransaction = ({ on, id }: TransactionRow): string => `${on}|${id}`;

const conditions = (instituteId: string, filter: TransactionFilter): RawBuilder<unknown> => {
  const after = dayAndId(filter.after);
  const all = [sql`t.institute_id = ${instituteId}`, sql`${standing('t', filter.asOf)}`];
  if (filter.programmeId) all.push(sql`t.programme_id = ${filter.programmeId}`);
  if (filter.outcomeId === 'none') all.push(sql`t.outcome_id is null`);
  else if (filter.outcomeId) all.push(sql`t.outcome_id = ${filter.outcomeId}`);
  if (filter.partnershipId === 'none') all.push(sql`t.partnership_id is null`);
  else if (filter.partnershipId) all.push(sql`t.partnership_id = ${filter.partnershipId}`);
  if (filter.kind) all.push(sql`t.kind = ${filter.kind}`);
  if (filter.year) all.push(sql`extract(year from t.on_day) = ${filter.year}`);
  if (filter.quarter) all.push(sql`to_char(t.on_day, 'YYYY-"Q"Q') = ${filter.quarter}`);
  if (filter.month) all.push(sql`to_char(t.on_day, 'YYYY-MM') = ${filter.month}`);
  if (filter.since) all.push(sql`t.on_day >= ${filter.since}::date`);
  if (filter.currency) all.push(sql`t.currency = ${filter.currency}`);
  if (filter.until) all.push(sql`t.on_day <= ${filter.until}::date`);
  if (after) all.push(sql`(t.on_day, t.id) < (${after.day}::date, ${after.id}::uuid)`);
  return sql.join(all, sql` and `);
};

/** What is read of a transaction, `more` beside it; the row's alias is `t`. */
export const transactionColumns = (more: RawBuilder<unknown> = sql``): RawBuilder<unknown> => sql`
  select t.id, t.programme_id as "programmeId", p.reference as programme, t.outcome_id as "outcomeId", o.code as "outcomeCode",
    t.partnership_id as "partnershipId", t.kind, t.reference, t.on_day as "on", t.value_on as "valueOn",
    t.amount_minor as minor, t.currency, t.description, t.provider_id as "providerId", v.name as provider,
    t.provider_activity_ref as "providerActivityRef", t.receiver_id as "receiverId", r.name as receiver,
    t.receiver_activity_ref as "receiverActivityRef", t.position, t.entry_no as "entryNo" ${more}
    from transactions t
    join programmes p on p.institute_id = t.institute_id and p.id = t.programme_id
    left join outcomes o on o.institute_id = t.institute_id and o.id = t.outcome_id
    left join organisations v on v.institute_id = t.institute_id and v.id = t.provider_id
    left join organisations r on r.institute_id = t.institute_id and r.id = t.receiver_id`;
