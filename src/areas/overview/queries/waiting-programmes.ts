import { sql } from 'kysely';
import type { Role } from '../../../kernel/actor.ts';
import { notWithdrawn } from '../../programmes/queries/appraisals.ts';
import { lastStepOf } from '../../programmes/queries/decisions.ts';
import { dialogueStands } from '../../programmes/queries/donor-dialogues.ts';
import { isGoingOn } from '../../programmes/queries/outcome-ends.ts';
import { endOfPlan } from '../../programmes/queries/plan-ends.ts';
import { amendmentStands } from '../../programmes/queries/programme-amendments.ts';
import {
  assumptionIsDue,
  assumptionsWithLast,
  followUpDueOn,
  followUpIsDue,
  risksWithLast,
} from '../../programmes/queries/risk-parts.ts';
import { nextPlanDays } from '../../programmes/rules/plan-end.ts';
import { sinceSeries } from '../../results/queries/since-series.ts';
import { mostOfAKind, noAmount, partnerNameOf, type WaitingQuestion } from './waiting.ts';

/** National action plans that run today, in their last edition, without the approval of the partner's organ. */
export const plansWithoutApproval: WaitingQuestion = ({ instituteId, today }) => sql`
  select 'plan-unapproved'::text, p.from_on, 'action-plan'::text, p.id,
         p.title, ${partnerNameOf('p')}, ${noAmount}
    from action_plans p
   where p.institute_id = ${instituteId} and ${today}::date between p.from_on and p.until_on
     and not exists (select from action_plan_approvals a where (a.institute_id, a.plan_id) = (p.institute_id, p.id)
       and a.ended_by_no is null)
     and not exists (select from action_plans f where (f.institute_id, f.follows_id) = (p.institute_id, p.id))
   order by p.from_on, p.id limit ${mostOfAKind}`;

/**
 * National action plans, in their last edition, that end within ninety days or have ended, with no plan of the partner after
 * them: they wait until one follows, an organ says that none does, of this edition or one before, or the partnership is over.
 */
export const plansEnding: WaitingQuestion = ({ instituteId, today }) => sql`
  select 'plan-ending'::text, p.until_on, 'action-plan'::text, p.id,
         p.title, ${partnerNameOf('p')}, ${noAmount}
    from action_plans p
    join partnerships s on (s.institute_id, s.id) = (p.institute_id, p.partnership_id)
   where p.institute_id = ${instituteId} and p.until_on <= ${today}::date + ${nextPlanDays}::int
     and coalesce(s.until_on > greatest(p.until_on, ${today}::date), true)
     and not exists (${endOfPlan(instituteId)})
     and not exists (select from action_plans f where (f.institute_id, f.follows_id) = (p.institute_id, p.id))
     and not exists (select from action_plans n where (n.institute_id, n.partnership_id) = (p.institute_id, p.partnership_id)
       and n.until_on > p.until_on)
   order by p.until_on, p.id limit ${mostOfAKind}`;

/** Outcomes of programmes under way or ahead that nothing measures yet. */
export const outcomesWithoutIndicator: WaitingQuestion = ({ instituteId, today }) => sql`
  select 'outcome-without-indicator'::text, g.from_on, 'outcome'::text, o.id,
         to_jsonb(o.title), g.reference, ${noAmount}
    from outcomes o join programmes g on (g.institute_id, g.id) = (o.institute_id, o.programme_id)
   where o.institute_id = ${instituteId} and g.until_on >= ${today}::date and ${isGoingOn('o')}
     and not exists (select from indicators i where (i.institute_id, i.outcome_id) = (o.institute_id, o.id)
       and i.withdrawn_by_no is null)
   order by g.from_on, o.position, o.id limit ${mostOfAKind}`;

/** Indicators of programmes under way that are measured, and for which nothing is aimed at as they are meant now. */
export const indicatorsWithoutTarget: WaitingQuestion = ({ instituteId, today }) => sql`
  select 'indicator-without-target'::text, g.from_on, 'indicator'::text, i.id,
         v.title, g.reference || ' · ' || i.code, ${noAmount}
    from indicators i
    join indicator_versions v on (v.institute_id, v.indicator_id) = (i.institute_id, i.id) and v.ended_by_no is null
    join outcomes o on (o.institute_id, o.id) = (i.institute_id, i.outcome_id)
    join programmes g on (g.institute_id, g.id) = (o.institute_id, o.programme_id)
   where i.institute_id = ${instituteId} and ${today}::date between g.from_on and g.until_on and v.formula is null and ${isGoingOn('o')}
     and not exists (select from targets t where (t.institute_id, t.indicator_id) = (i.institute_id, i.id) and t.ended_by_no is null
       and ${sinceSeries('t')})
   order by g.from_on, o.position, i.position, i.id limit ${mostOfAKind}`;

/**
 * Programmes of which a risk that is not closed was not followed up this year or before, by the last day of the first such
 * year: it stays until it is.
 */
export const riskFollowUpsDue: WaitingQuestion = ({ instituteId, today, most = mostOfAKind }) => sql`
  select 'risk-follow-up-due'::text, d.due_on, 'programme-risks'::text, g.id, to_jsonb(g.title), g.reference, ${noAmount}
    from programmes g
    cross join lateral (select min(${followUpDueOn(today)}) as due_on from ${risksWithLast}
      where (r.institute_id, r.programme_id) = (g.institute_id, g.id) and ${followUpIsDue(today)}) as d
   where g.institute_id = ${instituteId} and d.due_on is not null
   order by d.due_on, g.reference, g.id limit ${most}`;

/** The same of assumptions of a theory of change, until they no longer hold. */
export const assumptionFollowUpsDue: WaitingQuestion = ({ instituteId, today, most = mostOfAKind }) => sql`
  select 'assumption-follow-up-due'::text, d.due_on, 'programme-theory'::text, g.id, to_jsonb(g.title), g.reference, ${noAmount}
    from programmes g
    cross join lateral (select min(${followUpDueOn(today)}) as due_on from ${assumptionsWithLast}
      where (r.institute_id, r.programme_id) = (g.institute_id, g.id) and ${assumptionIsDue(today)}) as d
   where g.institute_id = ${instituteId} and d.due_on is not null
   order by d.due_on, g.reference, g.id limit ${most}`;

/**
 * Sections of a programme file that are due within thirty days or were due, and are not ready; while the programme is
 * prepared or lies with the donor, and until it is over. After a refusal, which may be the end of it, those whose day lies
 * after it: the file is written anew. Who keeps the programmes (`isKeeper`) is told of all, `roles` of those that they were given.
 */
export const fileTextsDue =
  (roles: readonly Role[], isKeeper: boolean): WaitingQuestion =>
  ({ instituteId, today }) =>
    sql`
  select 'file-text-due'::text, t.due_on, 'programme-file'::text, t.programme_id,
         to_jsonb(s.title), concat_ws(' · ', g.reference, o.code, t.responsible), ${noAmount}
    from file_texts t
    join file_sections s on (s.institute_id, s.id) = (t.institute_id, t.section_id) and s.is_used
    join programmes g on (g.institute_id, g.id) = (t.institute_id, t.programme_id)
    left join outcomes o on (o.institute_id, o.id) = (t.institute_id, t.outcome_id)
    left join lateral ${lastStepOf('g')} as d on true
   where t.institute_id = ${instituteId} and t.state = 'draft'
     and (${isKeeper} or t.writer_role = any (${[...roles]}::text[])) and t.due_on <= ${today}::date + 30
     and g.until_on >= ${today}::date and (t.outcome_id is null or ${isGoingOn('o')})
     and (coalesce(d.kind, 'submitted') = 'submitted' or d.kind = 'refused' and t.due_on > d."onDay")
   order by t.due_on, t.id limit ${mostOfAKind}`;

/** Questions of the donor on a programme file without an answer; where no day was set, they wait since they were asked. */
export const appraisalsToAnswer: WaitingQuestion = ({ instituteId }) => sql`
  select case when q.due_on is null then 'appraisal-asked' else 'appraisal-to-answer' end, coalesce(q.due_on, q.asked_on), 'programme-file'::text, q.programme_id,
         to_jsonb(case when length(q.question) > 90 then left(q.question, 89) || '…' else q.question end),
         g.reference, ${noAmount}
    from appraisal_questions q join programmes g on (g.institute_id, g.id) = (q.institute_id, q.programme_id)
   where q.institute_id = ${instituteId} and q.ended_by_no is null and ${notWithdrawn}
     and not exists (select from appraisal_answers a
       where (a.institute_id, a.question_id) = (q.institute_id, q.question_id) and a.ended_by_no is null)
   order by coalesce(q.due_on, q.asked_on), q.id limit ${mostOfAKind}`;

/** What was promised to the donor in a dialogue, due within thirty days or before, and neither done nor dropped. */
export const commitmentsDue: WaitingQuestion = ({ instituteId, today, most = mostOfAKind }) => sql`
  select 'commitment-due'::text, c.due_on, 'donor_dialogue'::text, c.dialogue_id,
         to_jsonb(case when length(c.what) > 90 then left(c.what, 89) || '…' else c.what end), c.by_function, ${noAmount}
    from dialogue_commitments c
    join donor_dialogues d on (d.institute_id, d.id) = (c.institute_id, c.dialogue_id) and ${dialogueStands}
    left join commitment_follow_ups u
      on (u.institute_id, u.commitment_id) = (c.institute_id, c.commitment_id) and u.ended_by_no is null
   where c.institute_id = ${instituteId} and c.ended_by_no is null and c.due_on <= ${today}::date + 30 and coalesce(u.state, 'open') = 'open'
   order by c.due_on, c.id limit ${most}`;

/** Changes of a programme that wait for the donor's consent, since the day they were asked; being taken note of is none. */
export const consentsAwaited: WaitingQuestion = ({ instituteId }) => sql`
  select 'consent-awaited'::text, m.requested_on, 'programme_amendment'::text, m.id,
         to_jsonb(case when length(m.what) > 90 then left(m.what, 89) || '…' else m.what end), g.reference, ${noAmount}
    from programme_amendments m join programmes g on (g.institute_id, g.id) = (m.institute_id, m.programme_id)
   where m.institute_id = ${instituteId} and m.procedure = 'consent' and ${amendmentStands()}
     and not exists (select from programme_amendment_answers a
       where (a.institute_id, a.amendment_id) = (m.institute_id, m.id) and a.ended_by_no is null and a.verdict <> 'noted')
   order by m.requested_on, m.id limit ${mostOfAKind}`;
