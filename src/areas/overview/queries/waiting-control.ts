import { type RawBuilder, sql } from 'kysely';
import { findingRows } from '../../control/queries/control-findings.ts';
import { frozenAccountRows } from '../../control/queries/frozen-accounts.ts';
import type { FindingState } from '../../control/rules/finding-state.ts';
import { confirmationPoints } from '../../control/rules/frozen-account.ts';
import { controlQuestionRows } from '../../records/queries/control-questions.ts';
import { mostOfAKind, noAmount, type WaitingKind, type WaitingQuestion } from './waiting.ts';
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

/** For the institute: findings of a control without a reply, since they were found. */
export const findingsToAnswer: WaitingQuestion = ({ instituteId }) =>
  findingsIn(instituteId, { what: 'finding-to-answer', state: 'open', since: sql`f."foundOn"` });

/** For the finance officer: rejected amounts that are to go to own funds, since the decision. */
export const findingsToSettle: WaitingQuestion = ({ instituteId }) =>
  findingsIn(instituteId, { what: 'finding-to-settle', state: 'to_settle', since: sql`f."decidedOn"` });

/** For the auditor: findings that were replied to and not decided, since the reply. */
export const findingsToDecide: WaitingQuestion = ({ instituteId }) =>
  findingsIn(instituteId, { what: 'finding-to-decide', state: 'replied', since: sql`f."repliedOn"` });

type Waited = { what: WaitingKind; state: FindingState; since: RawBuilder<unknown> };

const findingsIn = (instituteId: string, { what, state, since }: Waited) => sql`
  select ${what}::text, ${since}, 'finding'::text, f.id, to_jsonb(${shortened(sql`f.reason`)}), f.expense, f.minor, f.currency
    from (${findingRows(instituteId)}) as f
   where f.state = ${state} order by ${since}, f.id limit ${mostOfAKind}`;

/** For the statutory auditor: frozen figures of which a point is not answered, since they were frozen. */
export const accountsToConfirm: WaitingQuestion = ({ instituteId }) => sql`
  select 'account-to-confirm'::text, (f.at at time zone 'Europe/Brussels')::date, 'frozen_account'::text, f.id,
         to_jsonb(f.programme || ' ' || f.year), f."frozenBy", ${noAmount}
    from (${frozenAccountRows(instituteId)}) as f
   where jsonb_array_length(f.confirmations) < ${confirmationPoints.length} order by f.at, f.id limit ${mostOfAKind}`;
