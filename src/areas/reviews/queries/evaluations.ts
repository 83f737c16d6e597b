import { sql } from 'kysely';
import { known, standing } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { EvaluationCriterion, EvaluationKind, EvaluationStep } from '../rules/evaluation-input.ts';

export type EvaluationRow = {
  id: string;
  programmeId: string;
  programme: string;
  outcomeId: string | null;
  outcomeCode: string | null;
  title: string;
  kind: EvaluationKind;
  evaluator: string | null;
  isExternal: boolean;
  criteria: EvaluationCriterion[];
  fromOn: CalendarDay;
  untilOn: CalendarDay;
  version: number;
  commissionedOn: CalendarDay | null;
  receivedOn: CalendarDay | null;
  publishedOn: CalendarDay | null;
  address: string | null;
  /** A document hangs on it. */
  hasReport: boolean;
  recommendations: number;
  unanswered: number;
  /** Where the signature under the whole response holds. */
  signedOn: CalendarDay | null;
  signedBy: string | null;
  /** The first signature, whether it still holds or not; null: the response was never signed. */
  firstSignedOn: CalendarDay | null;
  /** Planned by mistake: it counts for nothing. */
  withdrawn: { on: CalendarDay; by: string; why: string } | null;
};

const dayOf = (step: EvaluationStep, asOf?: number) => sql`(select s.on_day from evaluation_steps s
  where (s.institute_id, s.evaluation_id) = (e.institute_id, e.id) and ${standing('s', asOf)} and s.step = ${step})`;

/** Of another day than today: which number of the trail was its last. What the evaluation itself says is read as it is now. */
type Earlier = { asOf?: number | undefined; on?: CalendarDay | undefined };

const evaluationRows = (where: ReturnType<typeof sql>, { asOf, on }: Earlier = {}) => sql<EvaluationRow>`
  select e.id, e.programme_id as "programmeId", p.reference as programme, e.outcome_id as "outcomeId",
         o.code as "outcomeCode", e.title, e.kind, e.evaluator, e.is_external as "isExternal", e.criteria,
         e.from_on as "fromOn", e.until_on as "untilOn", e.version, ${dayOf('commissioned', asOf)} as "commissionedOn",
         ${dayOf('received', asOf)} as "receivedOn", ${dayOf('published', asOf)} as "publishedOn",
         (select s.address from evaluation_steps s where (s.institute_id, s.evaluation_id) = (e.institute_id, e.id)
             and ${standing('s', asOf)} and s.step = 'published') as address,
         exists (select from documents d where d.institute_id = e.institute_id and d.subject_kind = 'evaluation'
             and d.subject_id = e.id and ${standing('d', asOf)}) as "hasReport",
         c.recommendations, c.unanswered, g.signed_on as "signedOn", g.signed_by_name as "signedBy",
         (select min(x.signed_on) from evaluation_sign_offs x
           where (x.institute_id, x.evaluation_id) = (e.institute_id, e.id) and ${known('x', asOf)}) as "firstSignedOn",
         case when e.withdrawn_on <= coalesce(${on ?? null}::date, e.withdrawn_on) then jsonb_build_object('on', e.withdrawn_on, 'by', e.withdrawn_by_name,
           'why', e.withdrawn_why) end as withdrawn
    from evaluations e
    left join evaluation_sign_offs g
      on (g.institute_id, g.evaluation_id) = (e.institute_id, e.id) and ${standing('g', asOf)}
    cross join lateral ${counted(asOf)} c
    join programmes p on (p.institute_id, p.id) = (e.institute_id, e.programme_id)
    left join outcomes o on (o.institute_id, o.id) = (e.institute_id, e.outcome_id)
   where ${where} and ${known('e', asOf)}
   order by e.from_on desc, e.entry_no desc`;

const counted = (asOf?: number) => sql`(
  select count(*)::int as recommendations, count(*) filter (where a.id is null)::int as unanswered
    from evaluation_recommendations r
    left join evaluation_answers a
      on (a.institute_id, a.recommendation_id) = (r.institute_id, r.recommendation_id) and ${standing('a', asOf)}
   where (r.institute_id, r.evaluation_id) = (e.institute_id, e.id) and ${standing('r', asOf)})`;

/** Evaluations of the institute, of one programme where it is named, as they stand or stood; the latest first. */
export const evaluationsOf = async (
  tx: Tx,
  instituteId: string,
  programmeId?: string,
  earlier: Earlier = {},
): Promise<EvaluationRow[]> => {
  const ofProgramme = programmeId ? sql`e.programme_id = ${programmeId}` : sql`true`;
  return (await evaluationRows(sql`e.institute_id = ${instituteId} and ${ofProgramme}`, earlier).execute(tx))
    .rows;
};

export const evaluationById = async (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<EvaluationRow | undefined> =>
  (await evaluationRows(sql`e.institute_id = ${instituteId} and e.id = ${id}`).execute(tx)).rows[0];

export type EvaluationStepRow = {
  id: string;
  evaluationId: string;
  programmeId: string;
  step: EvaluationStep;
  onDay: CalendarDay;
  address: string | null;
  withheld: string | null;
  withheldReason: string | null;
  entryNo: number;
  /** Entry that struck it out, or replaced it; null where it stands. */
  endedByNo: number | null;
};

const stepRows = (where: ReturnType<typeof sql>) => sql<EvaluationStepRow>`
  select id, evaluation_id as "evaluationId", programme_id as "programmeId", step, on_day as "onDay", address, withheld,
         withheld_reason as "withheldReason", entry_no as "entryNo", ended_by_no as "endedByNo"
    from evaluation_steps where ${where}`;

/** Steps of an evaluation that stand, in their order. */
export const stepsOfEvaluation = async (
  tx: Tx,
  instituteId: string,
  evaluationId: string,
): Promise<EvaluationStepRow[]> =>
  (
    await stepRows(sql`institute_id = ${instituteId} and evaluation_id = ${evaluationId} and ended_by_no is null
      order by on_day, entry_no`).execute(tx)
  ).rows;

/**
 * What stands of a step that this row tells, or told before it was corrected: there is one of a kind in an evaluation. Where it
 * was struck out, the last that stood (`endedByNo`).
 */
export const evaluationStepById = async (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<EvaluationStepRow | undefined> =>
  (
    await stepRows(sql`institute_id = ${instituteId} and (evaluation_id, step) = (select o.evaluation_id, o.step
      from evaluation_steps o where o.institute_id = ${instituteId} and o.id = ${id})
      order by ended_by_no is null desc, entry_no desc limit 1`).execute(tx)
  ).rows[0];
