import { sql } from 'kysely';
import { controlQuestionRows } from '../../records/queries/control-questions.ts';
import { mostOfAKind, noAmount, type WaitingQuestion } from './waiting.ts';
import { shortened } from './waiting-records.ts';

/** For the institute: questions of a control without a reply, by the day the reply is due. */
export const controlQuestionsToAnswer: WaitingQuestion = ({ instituteId }) => sql`
  select 'control-to-answer'::text, q."dueOn", 'control-question'::text, q.id, to_jsonb(${shortened(sql`q.text`)}),
         q."askedBy", ${noAmount}
    from (${controlQuestionRows(instituteId)}) as q
   where q.state = 'open' order by q."dueOn", q.id limit ${mostOfAKind}`;

/** For the auditor: the same questions; row-level security leaves those within the control. */
export const controlRepliesDue: WaitingQuestion = ({ instituteId }) => sql`
  select 'control-reply-due'::text, q."dueOn", 'control-question'::text, q.id, to_jsonb(${shortened(sql`q.text`)}),
         q."askedBy", ${noAmount}
    from (${controlQuestionRows(instituteId)}) as q
   where q.state = 'open' order by q."dueOn", q.id limit ${mostOfAKind}`;

/** For the auditor: replies that were neither closed nor asked about again. */
export const controlRepliesToRead: WaitingQuestion = ({ instituteId }) => sql`
  select 'control-reply-to-read'::text, (q."lastAt" at time zone 'Europe/Brussels')::date, 'control-question'::text, q.id,
         to_jsonb(${shortened(sql`q.text`)}), q."lastBy", ${noAmount}
    from (${controlQuestionRows(instituteId)}) as q
   where q.state = 'answered' order by q."lastAt", q.id limit ${mostOfAKind}`;
