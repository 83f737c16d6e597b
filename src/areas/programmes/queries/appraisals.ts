import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';

export type AppraisalRow = {
  /** The row that stands; `questionId` stays through corrections. */
  id: string;
  questionId: string;
  programmeId: string;
  outcomeId: string | null;
  outcomeCode: string | null;
  askedOn: CalendarDay;
  dueOn: CalendarDay | null;
  question: string;
  reference: string | null;
  entryNo: number;
  answerId: string | null;
  /** The entry of the answer that stands; 0 where there is none. */
  answerEntryNo: number;
  answer: string | null;
  byFunction: string | null;
  answeredOn: CalendarDay | null;
};

/** A question `q` that was entered by mistake is none. */
export const notWithdrawn = sql<boolean>`not exists (select from appraisal_withdrawals w
  where (w.institute_id, w.question_id) = (q.institute_id, q.question_id))`;

const rows = (where: ReturnType<typeof sql>) => sql<AppraisalRow>`
  select q.id, q.question_id as "questionId", q.programme_id as "programmeId", q.outcome_id as "outcomeId",
         o.code as "outcomeCode", q.asked_on as "askedOn", q.due_on as "dueOn", q.question, q.reference,
         q.entry_no as "entryNo", a.id as "answerId",
         coalesce(a.entry_no, 0) as "answerEntryNo", a.answer, a.by_function as "byFunction", a.answered_on as "answeredOn"
    from appraisal_questions q
    left join outcomes o on (o.institute_id, o.id) = (q.institute_id, q.outcome_id)
    left join appraisal_answers a
      on (a.institute_id, a.question_id) = (q.institute_id, q.question_id) and a.ended_by_no is null
   where q.ended_by_no is null and ${notWithdrawn} and ${where}
   order by q.asked_on, q.entry_no`;

/** The rows of `appraisalOf`, as a part of a larger statement. */
export const appraisalRows = (instituteId: string, programmeId: string): RawBuilder<AppraisalRow> =>
  rows(sql`q.institute_id = ${instituteId} and q.programme_id = ${programmeId}`);

/** Questions of the donor on a programme's file that were not withdrawn, with their answers, the oldest first. */
export const appraisalOf = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
): Promise<AppraisalRow[]> => (await appraisalRows(instituteId, programmeId).execute(tx)).rows;

/** One question as it stands, by the id that stays. */
export const appraisalQuestion = async (
  tx: Tx,
  instituteId: string,
  questionId: string,
): Promise<AppraisalRow | undefined> =>
  (await rows(sql`q.institute_id = ${instituteId} and q.question_id = ${questionId}`).execute(tx)).rows[0];
