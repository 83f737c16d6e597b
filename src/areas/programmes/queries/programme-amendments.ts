import { sql } from 'kysely';
import { known } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { AmendmentKind, AmendmentProcedure, AmendmentVerdict } from '../rules/file-input.ts';

export type ProgrammeAmendmentRow = {
  id: string;
  programmeId: string;
  kind: AmendmentKind;
  procedure: AmendmentProcedure;
  requestedOn: CalendarDay;
  what: string;
  reason: string;
  reference: string | null;
  outcomeId: string | null;
  outcomeCode: string | null;
  country: string | null;
  partnerId: string | null;
  partner: string | null;
  version: number;
  /** The answer that stands, where there is one. */
  answerId: string | null;
  /** The entry of that answer; 0 where there is none. */
  answerEntryNo: number;
  verdict: AmendmentVerdict | null;
  answeredOn: CalendarDay | null;
  answerReference: string | null;
  answerNote: string | null;
};

/** Where it was withdrawn: when, by which function and why. */
export type AmendmentToRead = ProgrammeAmendmentRow & {
  withdrawnOn: CalendarDay | null;
  withdrawnBy: string | null;
  withdrawnWhy: string | null;
};

/** A requested change `m` that was entered by mistake is none; `asOf` is an entry number. */
export const amendmentStands = (asOf?: number) => sql<boolean>`not exists (select from amendment_withdrawals w
  where (w.institute_id, w.amendment_id) = (m.institute_id, m.id) and ${known('w', asOf)})`;

const rows = (where: ReturnType<typeof sql>) => sql<AmendmentToRead>`
  select m.id, m.programme_id as "programmeId", m.kind, m.procedure, m.requested_on as "requestedOn", m.what, m.reason,
         m.reference, m.outcome_id as "outcomeId", o.code as "outcomeCode", m.country, m.partner_id as "partnerId",
         g.name as partner, m.version, a.id as "answerId",
         coalesce(a.entry_no, 0) as "answerEntryNo", a.verdict, a.answered_on as "answeredOn",
         a.reference as "answerReference", a.note as "answerNote",
         x.withdrawn_on as "withdrawnOn", x.by_function as "withdrawnBy", x.reason as "withdrawnWhy"
    from programme_amendments m
    left join outcomes o on (o.institute_id, o.id) = (m.institute_id, m.outcome_id)
    left join partnerships s on (s.institute_id, s.id) = (m.institute_id, m.partner_id)
    left join organisations g on (g.institute_id, g.id) = (s.institute_id, s.organisation_id)
    left join programme_amendment_answers a
      on (a.institute_id, a.amendment_id) = (m.institute_id, m.id) and a.ended_by_no is null
    left join amendment_withdrawals x on (x.institute_id, x.amendment_id) = (m.institute_id, m.id)
   where ${where}
   order by m.requested_on desc, m.entry_no desc`;

/** Requested changes of a decided programme that were not withdrawn, the newest first. */
export const amendmentsOfProgramme = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
): Promise<ProgrammeAmendmentRow[]> =>
  (
    await rows(
      sql`m.institute_id = ${instituteId} and m.programme_id = ${programmeId} and ${amendmentStands()}`,
    ).execute(tx)
  ).rows;

/** One to go on with: undefined where it was withdrawn. */
export const programmeAmendment = async (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<ProgrammeAmendmentRow | undefined> => {
  const found = await amendmentToRead(tx, instituteId, id);
  return found?.withdrawnOn ? undefined : found;
};

/** The same to read: what was withdrawn too, on which its letters still hang. */
export const amendmentToRead = async (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<AmendmentToRead | undefined> =>
  (await rows(sql`m.institute_id = ${instituteId} and m.id = ${id}`).execute(tx)).rows[0];
