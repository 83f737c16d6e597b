import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { isId } from '../../../kernel/id.ts';
import type { ClaimState, ClaimStep, ClaimWay } from '../rules/claim-input.ts';

export type InstalmentRow = {
  id: string;
  programmeId: string;
  programme: string;
  number: number;
  year: number;
  minor: number;
  currency: string;
  decree: string;
  decreeReceivedOn: CalendarDay | null;
  entryNo: number;
  /** Of the claim made last; null where none was. */
  claimState: ClaimState | null;
  claimedMinor: number | null;
  cutMinor: number;
  paidMinor: number | null;
  paidOn: CalendarDay | null;
};

/** The instalments of a programme by their number. */
export const instalmentsOf = async (
  tx: Tx,
  instituteId: string,
  { programmeId, id }: { programmeId?: string; id?: string },
): Promise<InstalmentRow[]> => {
  const { rows } = await sql<InstalmentRow>`
    select i.instalment_id as id, i.programme_id as "programmeId", p.reference as programme, i.number, i.year,
           i.amount_minor as minor, i.currency, i.decree, i.decree_received_on as "decreeReceivedOn", i.entry_no as "entryNo",
           l.state as "claimState", l.minor as "claimedMinor", coalesce(c.minor, 0)::bigint as "cutMinor",
           k.minor as "paidMinor", k.on_day as "paidOn"
      from subsidy_instalments i
      join programmes p on p.institute_id = i.institute_id and p.id = i.programme_id
      left join lateral (select n.state, n.minor from (${claimRows(instituteId)}) n
         where n."instalmentId" = i.instalment_id order by n."entryNo" desc limit 1) l on true
      left join lateral (select sum(n.amount_minor) as minor from subsidy_cuts n
         where n.institute_id = i.institute_id and n.instalment_id = i.instalment_id) c on true
      left join lateral (select sum(t.amount_minor)::bigint as minor, max(t.on_day) as on_day from subsidy_claims n
         join claim_payments y on y.institute_id = n.institute_id and y.claim_id = n.id and y.ended_by_no is null
         join transactions t on t.institute_id = y.institute_id and t.id = y.transaction_id
        where n.institute_id = i.institute_id and n.instalment_id = i.instalment_id) k on true
     where i.institute_id = ${instituteId} and i.ended_by_no is null
       ${programmeId ? sql`and i.programme_id = ${programmeId}` : sql``} ${id ? sql`and i.instalment_id = ${id}` : sql``}
     order by i.number`.execute(tx);
  return rows;
};

export const instalment = async (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<InstalmentRow | undefined> =>
  isId(id) ? (await instalmentsOf(tx, instituteId, { id }))[0] : undefined;

export type ClaimRow = {
  id: string;
  instalmentId: string;
  programmeId: string;
  way: ClaimWay;
  minor: number;
  currency: string;
  preparedOn: CalendarDay;
  preparedByName: string;
  note: string;
  state: ClaimState;
  stateOn: CalendarDay;
  reference: string | null;
  stateNote: string | null;
  cutMinor: number | null;
  transactionId: string | null;
  entryNo: number;
};

const claimRows = (instituteId: string) => sql`
  select c.id, c.instalment_id as "instalmentId", c.programme_id as "programmeId", c.way, c.amount_minor as minor, c.currency,
         c.prepared_on as "preparedOn", c.prepared_by_name as "preparedByName", c.note,
         case when y.id is not null then 'paid' else coalesce(l.step, 'prepared') end as state,
         coalesce(t.on_day, l.on_day, c.prepared_on) as "stateOn", l.reference, l.note as "stateNote",
         x.amount_minor as "cutMinor", y.transaction_id as "transactionId", c.entry_no as "entryNo"
    from subsidy_claims c
    left join lateral (select n.step, n.on_day, n.reference, n.note from claim_steps n
       where n.institute_id = c.institute_id and n.claim_id = c.id order by n.entry_no desc limit 1) l on true
    left join subsidy_cuts x on x.institute_id = c.institute_id and x.claim_id = c.id
    left join claim_payments y on y.institute_id = c.institute_id and y.claim_id = c.id and y.ended_by_no is null
    left join transactions t on t.institute_id = y.institute_id and t.id = y.transaction_id
   where c.institute_id = ${instituteId}`;

/** The claims of an instalment, the last one first. */
export const claimsOf = async (tx: Tx, instituteId: string, instalmentId: string): Promise<ClaimRow[]> => {
  const { rows } = await sql<ClaimRow>`select * from (${claimRows(instituteId)}) n
    where n."instalmentId" = ${instalmentId} order by n."entryNo" desc`.execute(tx);
  return rows;
};

export const claim = async (tx: Tx, instituteId: string, id: string): Promise<ClaimRow | undefined> => {
  if (!isId(id)) return undefined;
  const { rows } =
    await sql<ClaimRow>`select * from (${claimRows(instituteId)}) n where n.id = ${id}`.execute(tx);
  return rows[0];
};

/** The claim that money received pays; undefined where it pays none. */
export const claimPaidBy = async (
  tx: Tx,
  instituteId: string,
  transactionId: string,
): Promise<ClaimRow | undefined> => {
  const { rows } = await sql<ClaimRow>`select * from (${claimRows(instituteId)}) n
    where n."transactionId" = ${transactionId}`.execute(tx);
  return rows[0];
};

/** Whether a claim is still under way: then its instalment takes no other. */
export const isUnderWay = ({ state }: Pick<ClaimRow, 'state'>): boolean =>
  !(['refused', 'withdrawn'] satisfies ClaimStep[] as ClaimState[]).includes(state);

export type MoneyReceived = {
  id: string;
  on: CalendarDay;
  reference: string | null;
  minor: number;
  currency: string;
};

/** Money that came in for the programme and pays no claim yet. */
export const unclaimedReceipts = async (
  tx: Tx,
  instituteId: string,
  { programmeId, currency }: Pick<ClaimRow, 'programmeId' | 'currency'>,
): Promise<MoneyReceived[]> => {
  const { rows } = await sql<MoneyReceived>`
    select t.id, t.on_day as "on", t.reference, t.amount_minor as minor, t.currency from transactions t
     where t.institute_id = ${instituteId} and t.programme_id = ${programmeId} and t.kind = 'incoming_funds'
       and t.currency = ${currency} and t.ended_by_no is null
       and not exists (select from claim_payments y where y.institute_id = t.institute_id and y.transaction_id = t.id
         and y.ended_by_no is null)
     order by t.on_day desc, t.id limit 50`.execute(tx);
  return rows;
};
