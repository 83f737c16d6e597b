import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';

/** One thing that happened to an obligation, through its corrections. */
export type ObligationFact = {
  what:
    | 'event'
    | 'date'
    | 'back'
    | 'taking'
    | 'closing'
    | 'decision'
    | `${'event' | 'closing' | 'decision' | 'taking'}-back`;
  /** Channel, granter, role, source or decision; empty for what was taken back. */
  how: string;
  on: CalendarDay | null;
  filingVersion: number | null;
  /** Receipt, reference of a letter, or reason. */
  note: string | null;
  /** Of the version frozen in Relais that was filed. */
  sha256: string | null;
  letterId: string | null;
  reason: string | null;
  entryNo: number;
  /** Another row stands in its place. */
  replaced: boolean;
};

/** Everything that is on record about an obligation, the newest first; what was replaced stays. */
export const obligationFacts = async (
  tx: Tx,
  instituteId: string,
  obligationId: string,
): Promise<ObligationFact[]> => {
  const these = sql`t.institute_id = ${instituteId} and t.obligation_id = ${obligationId}`;
  const { rows } = await sql<ObligationFact>`
    select case when t.filed_on is null then 'closing-back' else 'closing' end as what, coalesce(t.channel, '') as how, t.filed_on as "on", t.filing_version as "filingVersion", t.receipt as note, t.sha256,
           t.receipt_id as "letterId", t.correction_reason as reason, t.entry_no as "entryNo",
           ${replaced} as replaced
      from obligation_closings t where ${these}
    union all
    select case when t.decision is null then 'decision-back' else 'decision' end, coalesce(t.decision, ''), t.decided_on,
           t.filing_version, concat_ws(' · ', t.letter_reference, t.remark), null, t.letter_id, t.correction_reason, t.entry_no, ${replaced}
      from obligation_decisions t where ${these}
    union all
    select case when t.due_on is null then 'back' else 'date' end, coalesce(t.granted_by, ''), t.due_on, null, t.letter_reference, null, t.letter_id, t.correction_reason, t.entry_no,
           ${replaced}
      from obligation_dates t where ${these}
    union all
    select case when t.happened_on is null then 'event-back' else 'event' end, coalesce(t.source, ''), t.happened_on, null, null, null,
           null, t.correction_reason, t.entry_no, ${replaced}
      from obligation_events t where ${these}
    union all
    select case when t.role is null then 'taking-back' else 'taking' end, coalesce(t.role, ''), null, null,
           case when t.role is not null then t.reason end, null, null, case when t.role is null then t.reason end, t.entry_no, ${replaced}
      from obligation_takings t where ${these}
    order by "entryNo" desc`.execute(tx);
  return rows;
};

// What says that something was taken back never stood, and nothing stands in its place.
const replaced = sql`(t.ended_by_no is not null and t.ended_by_no > t.entry_no)`;
