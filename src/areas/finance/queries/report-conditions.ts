import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { ConfirmingRole } from '../rules/planned-transfer.ts';

/** A planned transfer that waits for a report. */
export type ReportCondition = {
  id: string;
  transferId: string;
  number: number;
  dueOn: CalendarDay;
  minor: number;
  currency: string;
  what: string;
  confirmedBy: ConfirmingRole;
};

/** Conditions «report» of a partner's transfers for a programme, under whichever of its agreements, that are still open. */
export const openReportConditions = async (
  tx: Tx,
  instituteId: string,
  { partnershipId, programmeId }: { partnershipId: string; programmeId: string },
): Promise<ReportCondition[]> => {
  const { rows } = await sql<ReportCondition>`
    select c.id, c."transferId", c.number, c.due_on as "dueOn", c.minor, c.currency, c.what, c."confirmedBy"
      from (${openConditionRows(instituteId)}) as c
     where c.partnership_id = ${partnershipId} and c.programme_id = ${programmeId}
     order by c.due_on, c.number, c.position`.execute(tx);
  return rows;
};

/** Conditions «report» that nobody has said are met, of no transfer that was paid or withdrawn, with what it is planned for. */
export const openConditionRows = (instituteId: string): RawBuilder<unknown> => sql`
    select c.id, t.transfer_id as "transferId", t.agreement_id, t.partnership_id, t.programme_id, t.number, t.due_on,
           t.amount_minor as minor, t.currency, c.what, c.position, c.confirmed_by as "confirmedBy"
      from transfer_conditions c
      join planned_transfers t on t.institute_id = c.institute_id and t.transfer_id = c.transfer_id and t.ended_by_no is null
      left join lateral (select s.step from transfer_steps s where s.institute_id = t.institute_id
         and s.transfer_id = t.transfer_id order by s.entry_no desc limit 1) l on true
      left join lateral (select v.is_met from condition_verdicts v where v.institute_id = c.institute_id
         and v.condition_id = c.id order by v.entry_no desc limit 1) said on true
     where c.institute_id = ${instituteId} and c.kind = 'report' and c.ended_by_no is null and c.confirmed_by is not null
       and l.step is distinct from 'withdrawn' and said.is_met is not true
       and not exists (select from transfer_executions x where x.institute_id = t.institute_id
         and x.transfer_id = t.transfer_id and x.ended_by_no is null)`;

/** A condition that was said to be met, with its planned transfer as it stands. */
export type MetCondition = Omit<ReportCondition, 'confirmedBy'>;

/** A condition that is met by what an entry said, and whether its transfer was paid on that. */
export type RestingCondition = ReportCondition & { isPaid: boolean };

/** Conditions of transfers that were not withdrawn which are met because the entry of this number said so, and nobody since. */
export const conditionsRestingOn = async (
  tx: Tx,
  instituteId: string,
  entryNo: number,
): Promise<RestingCondition[]> => {
  const { rows } = await sql<RestingCondition>`
    select c.id, t.transfer_id as "transferId", t.number, t.due_on as "dueOn", t.amount_minor as minor, t.currency, c.what,
           c.confirmed_by as "confirmedBy", exists (select from transfer_executions x where x.institute_id = t.institute_id
             and x.transfer_id = t.transfer_id and x.ended_by_no is null) as "isPaid"
      from condition_verdicts v
      join transfer_conditions c on (c.institute_id, c.id) = (v.institute_id, v.condition_id) and c.ended_by_no is null
      join planned_transfers t on t.institute_id = c.institute_id and t.transfer_id = c.transfer_id and t.ended_by_no is null
      left join lateral (select s.step from transfer_steps s where s.institute_id = t.institute_id
         and s.transfer_id = t.transfer_id order by s.entry_no desc limit 1) l on true
     where v.institute_id = ${instituteId} and v.entry_no = ${entryNo} and v.is_met and l.step is distinct from 'withdrawn'
       and not exists (select from condition_verdicts w where w.institute_id = v.institute_id
         and w.condition_id = v.condition_id and w.entry_no > v.entry_no)
     order by t.number, c.position`.execute(tx);
  return rows;
};

/** Conditions that the entry of this number said are met; none that the actor does not see. */
export const conditionsMetBy = async (
  tx: Tx,
  instituteId: string,
  entryNo: number,
): Promise<MetCondition[]> => {
  const { rows } = await sql<MetCondition>`
    select c.id, t.transfer_id as "transferId", t.number, t.due_on as "dueOn", t.amount_minor as minor, t.currency, c.what
      from condition_verdicts v
      join transfer_conditions c on (c.institute_id, c.id) = (v.institute_id, v.condition_id)
      join planned_transfers t on t.institute_id = c.institute_id and t.transfer_id = c.transfer_id and t.ended_by_no is null
     where v.institute_id = ${instituteId} and v.entry_no = ${entryNo} and v.is_met
     order by t.number, c.position`.execute(tx);
  return rows;
};
