import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { EvaluationCriterion } from '../rules/evaluation-input.ts';
import type { EvaluationAnswer, EvaluationFollowUpState } from '../rules/evaluation-response-input.ts';

/** A recommendation as it stands, what was answered and what became of it. */
export type RecommendationRow = {
  /** The recommendation itself, through all its corrections. */
  id: string;
  rowId: string;
  entryNo: number;
  evaluationId: string;
  /** Title of the evaluation. */
  evaluation: string;
  /** When its final version came; null until it did. */
  receivedOn: CalendarDay | null;
  number: number;
  text: string;
  criterion: EvaluationCriterion | null;
  forInstitute: boolean;
  partnershipId: string | null;
  partner: string | null;
  correctionReason: string | null;
  answerId: string | null;
  /** Entry number of the answer that stands; 0 where none does. */
  answerNo: number;
  answer: EvaluationAnswer | null;
  answerReason: string | null;
  action: string | null;
  takenOnBy: string | null;
  dueOn: CalendarDay | null;
  answerCorrection: string | null;
  state: EvaluationFollowUpState | 'open';
  followUpId: string | null;
  /** Entry number of the follow-up that stands; 0 where there is none. */
  followUpNo: number;
  followedUpOn: CalendarDay | null;
  note: string | null;
  enteredOnBehalf: string | null;
  /** Entry that struck it out; null where it stands. */
  endedByNo: number | null;
};

export type RecommendationFilter = {
  evaluationId?: string | undefined;
  partnershipId?: string | undefined;
  /** Where something is still to be done or to be answered. */
  isOpen?: boolean | undefined;
  limit?: number | undefined;
};

/** How many a page shows; the file has them all. */
const mostRecommendations = 200;

/** Recommendations that the actor may see: those of the latest report first, each report's by number. */
export const evaluationRecommendations = async (
  tx: Tx,
  instituteId: string,
  { evaluationId, partnershipId, isOpen, limit = mostRecommendations }: RecommendationFilter,
): Promise<RecommendationRow[]> => {
  const wanted = sql`and r.ended_by_no is null
    ${evaluationId ? sql`and r.evaluation_id = ${evaluationId}` : sql``}
    ${partnershipId ? sql`and r.partnership_id = ${partnershipId}` : sql``}
    ${isOpen ? sql`and coalesce(a.answer, '') <> 'rejected' and coalesce(f.state, 'open') in ('open', 'under_way')` : sql``}`;
  return (await recommendations(instituteId, wanted, limit).execute(tx)).rows;
};

/** One recommendation as it stands; undefined where there is none that the actor may see. */
export const evaluationRecommendationById = async (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<RecommendationRow | undefined> =>
  (
    await recommendations(
      instituteId,
      sql`and r.ended_by_no is null and r.recommendation_id = ${id}`,
      1,
    ).execute(tx)
  ).rows[0];

/** One recommendation as it stands, or as it stood last where it was struck out. */
export const recommendationEver = async (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<RecommendationRow | undefined> => {
  const last = sql`(select l.id from evaluation_recommendations l where l.institute_id = ${instituteId}
    and l.recommendation_id = ${id} order by l.entry_no desc limit 1)`;
  return (await recommendations(instituteId, sql`and r.id = ${last}`, 1).execute(tx)).rows[0];
};

const recommendations = (instituteId: string, which: ReturnType<typeof sql>, limit: number) =>
  sql<RecommendationRow>`
  select r.recommendation_id as id, r.id as "rowId", r.entry_no as "entryNo", r.evaluation_id as "evaluationId",
         e.title as evaluation, (select s.on_day from evaluation_steps s where (s.institute_id, s.evaluation_id) = (e.institute_id, e.id)
             and s.step = 'received' and s.ended_by_no is null) as "receivedOn", r.number, r.text, r.criterion, r.for_institute as "forInstitute",
         r.partnership_id as "partnershipId", n.name as partner, r.correction_reason as "correctionReason",
         a.id as "answerId", coalesce(a.entry_no, 0) as "answerNo", a.answer, a.answer_reason as "answerReason",
         a.action, a.taken_on_by as "takenOnBy", a.due_on as "dueOn", a.correction_reason as "answerCorrection",
         coalesce(f.state, 'open') as state, f.id as "followUpId", coalesce(f.entry_no, 0) as "followUpNo", f.on_day as "followedUpOn", f.note,
         f.entered_on_behalf as "enteredOnBehalf", r.ended_by_no as "endedByNo"
    from evaluation_recommendations r
    join evaluations e on (e.institute_id, e.id) = (r.institute_id, r.evaluation_id)
    left join evaluation_answers a
      on (a.institute_id, a.recommendation_id) = (r.institute_id, r.recommendation_id) and a.ended_by_no is null
    left join evaluation_follow_ups f
      on (f.institute_id, f.recommendation_id) = (r.institute_id, r.recommendation_id) and f.ended_by_no is null
    left join partnerships p on (p.institute_id, p.id) = (r.institute_id, r.partnership_id)
    left join organisations n on (n.institute_id, n.id) = (p.institute_id, p.organisation_id)
   where r.institute_id = ${instituteId} ${which}
   order by e.entry_no desc, r.evaluation_id, r.number limit ${limit}`;

/** What a correction leaves behind it: whether anything hangs on the recommendation already. */
export const hasAnswerOrFollowUp = ({
  answerId,
  followUpId,
}: Pick<RecommendationRow, 'answerId' | 'followUpId'>): boolean => answerId !== null || followUpId !== null;

/** Who wrote or changed an answer to this evaluation: none of them signs the whole of it. */
export const writersOfResponse = async (
  tx: Tx,
  instituteId: string,
  evaluationId: string,
): Promise<string[]> => {
  const { rows } = await sql<{ userId: string }>`
    select distinct t.user_id as "userId"
      from evaluation_answers a
      join audit_entries t on (t.chain, t.no) = (a.institute_id, a.entry_no)
     where a.institute_id = ${instituteId} and a.evaluation_id = ${evaluationId} and t.user_id is not null`.execute(
    tx,
  );
  return rows.map(({ userId }) => userId);
};

/** The number of the last entry in a response: who signs it says what was looked at. 0 where there is nothing. */
export const lastEntryOf = (rows: readonly Pick<RecommendationRow, 'entryNo' | 'answerNo'>[]): number =>
  Math.max(0, ...rows.flatMap(({ entryNo, answerNo }) => [entryNo, answerNo]));
