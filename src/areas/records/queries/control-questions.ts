import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { ControlDecision, ControlState } from '../rules/control-question-input.ts';
import type { Subject } from '../rules/subject.ts';

/** What was said after the question, in order. */
export type ControlTurn = {
  kind: 'reply' | ControlDecision;
  text: string | null;
  /** Until when it was asked again. */
  dueOn: CalendarDay | null;
  by: string;
  at: Temporal.Instant;
};

export type ControlQuestionRow = {
  id: string;
  subjectKind: string;
  subjectId: string;
  text: string;
  askedBy: string;
  at: Temporal.Instant;
  /** The day of the question, before its entry where it was asked by letter. */
  askedOn: CalendarDay;
  /** The day it was last asked for. */
  dueOn: CalendarDay;
  state: ControlState;
  turns: ControlTurn[];
};

export type ControlFilter = { state?: string | undefined; after?: string | undefined };

export const controlQuestionsAPage = 25;

/**
 * Every question of an institute that the actor may see, with its state, the day last asked for and its turns: `id,
 * "subjectKind", "subjectId", text, "askedBy", at, "askedOn", "dueOn", state, "lastAt", "lastBy", turns`.
 */
export const controlQuestionRows = (instituteId: string): RawBuilder<unknown> => sql`
  select q.id, q.subject_kind as "subjectKind", q.subject_id as "subjectId", q.text, q.asked_by_name as "askedBy", q.at, q.asked_on as "askedOn",
         coalesce(t."dueOn", q.due_on) as "dueOn",
         case t.last when 'reply' then 'answered' when 'closed' then 'closed' when 'withdrawn' then 'withdrawn'
              else 'open' end as state,
         t."lastAt", t."lastBy", coalesce(t.turns, '[]'::jsonb) as turns
    from control_questions q
    left join lateral (
      select (array_agg(x.due_on order by x.entry_no desc) filter (where x.due_on is not null))[1] as "dueOn",
             (array_agg(x.kind order by x.entry_no desc))[1] as last,
             (array_agg(x.at order by x.entry_no desc))[1] as "lastAt",
             (array_agg(x.by order by x.entry_no desc))[1] as "lastBy",
             jsonb_agg(jsonb_build_object('kind', x.kind, 'text', x.text, 'dueOn', x.due_on, 'by', x.by, 'at', x.at)
               order by x.entry_no) as turns
        from (
          select 'reply' as kind, r.text, null::date as due_on, r.replied_by_name as by, r.at, r.entry_no
            from control_replies r where (r.institute_id, r.question_id) = (q.institute_id, q.id)
          union all
          select d.decision, d.text, d.due_on, d.decided_by_name, d.at, d.entry_no
            from control_decisions d where (d.institute_id, d.question_id) = (q.institute_id, q.id)) as x) as t on true
   where q.institute_id = ${instituteId}`;

/** Questions of the control, the latest first, one more than fits a page; `after` = the last row's id. */
export const controlQuestions = async (
  tx: Tx,
  instituteId: string,
  { state, after }: ControlFilter = {},
  limit: number = controlQuestionsAPage + 1,
): Promise<ControlQuestionRow[]> =>
  rowsWhere(
    tx,
    instituteId,
    sql`(${state ?? null}::text is null or state = ${state ?? null})
        and (${after ?? null}::uuid is null or id < ${after ?? null}::uuid) order by id desc limit ${limit}`,
  );

/** Questions about one thing, the oldest first. */
export const controlQuestionsAbout = (
  tx: Tx,
  instituteId: string,
  subject: Subject,
): Promise<ControlQuestionRow[]> => rowsWhere(tx, instituteId, sql`${aboutThing(subject)} order by id`);

/** Of the rows: those about the thing. */
export const aboutThing = ({ kind, id }: Subject): RawBuilder<unknown> =>
  sql`"subjectKind" = ${kind} and "subjectId" = ${id}`;

/** One question; undefined where it is another institute's or outside the auditor's control. */
export const controlQuestionWith = async (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<ControlQuestionRow | undefined> => (await rowsWhere(tx, instituteId, sql`id = ${id}`))[0];

const rowsWhere = async (
  tx: Tx,
  instituteId: string,
  where: RawBuilder<unknown>,
): Promise<ControlQuestionRow[]> => {
  const { rows } = await sql<ControlQuestionRow>`
    select * from (${controlQuestionRows(instituteId)}) as questions where ${where}`.execute(tx);
  return rows.map(withInstants);
};

/** Moments inside JSON are text until they are read. */
export const withInstants = (row: ControlQuestionRow): ControlQuestionRow => ({
  ...row,
  at: Temporal.Instant.from(String(row.at)),
  turns: row.turns.map((turn) => ({ ...turn, at: Temporal.Instant.from(String(turn.at)) })),
});
