import { sql } from 'kysely';
import { consentsCounted } from '../../activities/queries/consents-counted.ts';
import { lastState } from '../../activities/queries/recommendations.ts';
import { mostOfAKind, noAmount, partnerNameOf, type WaitingQuestion } from './waiting.ts';

/** Activities whose planned end has passed and that were neither held nor cancelled. */
export const activitiesOverdue: WaitingQuestion = ({ instituteId, today }) => sql`
  select 'activity-overdue'::text, a.planned_until, 'activity'::text, a.id,
         to_jsonb(a.reference || ' ' || a.title), ${partnerNameOf('a')}, ${noAmount}
    from activities a
   where a.institute_id = ${instituteId} and a.planned_until < ${today}::date and ${isOpen}
   order by a.planned_until, a.id limit ${mostOfAKind}`;

/** Activities planned to begin within sixty days. */
export const activitiesAhead: WaitingQuestion = ({ instituteId, today }) => sql`
  select 'activity-ahead'::text, a.planned_from, 'activity'::text, a.id,
         to_jsonb(a.reference || ' ' || a.title), ${partnerNameOf('a')}, ${noAmount}
    from activities a
   where a.institute_id = ${instituteId} and a.planned_until >= ${today}::date
     and a.planned_from <= ${today}::date + 60 and ${isOpen}
   order by a.planned_from, a.id limit ${mostOfAKind}`;

/** Exchanges (A7) and expert missions (A8) held without a report; it is due as many days after the last day as the rulebook says. */
export const exchangeReportsDue: WaitingQuestion = ({ instituteId, today }) => sql`
  select 'report-due'::text, h.held_until + ${reportDays(instituteId)}, 'activity'::text, a.id,
         to_jsonb(a.reference || ' ' || a.title), ${partnerNameOf('a')}, ${noAmount}
    from activities a
    join activity_holdings h on (h.institute_id, h.activity_id) = (a.institute_id, a.id) and h.ended_by_no is null
   where a.institute_id = ${instituteId} and a.kind in ('A7', 'A8') and h.report_on is null and h.held_until <= ${today}::date
   order by h.held_until, a.id limit ${mostOfAKind}`;

/** International trainings (A5) whose participants were not asked since; it is due as many months after the last day as the rulebook says. */
export const usesDue: WaitingQuestion = ({ instituteId, today }) => sql`
  select 'use-due'::text, d.due_on, 'activity'::text, d.id, to_jsonb(d.reference || ' ' || d.title), ${partnerNameOf('d')}, ${noAmount}
    from (
      select a.institute_id, a.partnership_id, a.id, a.reference, a.title,
             (h.held_until + make_interval(months => ${useMonths(instituteId)}))::date as due_on
        from activities a
        join activity_holdings h on (h.institute_id, h.activity_id) = (a.institute_id, a.id) and h.ended_by_no is null
       where a.institute_id = ${instituteId} and a.kind = 'A5'
         and not exists (select from senior_training_uses u
           where (u.institute_id, u.activity_id) = (a.institute_id, a.id) and u.ended_by_no is null)) as d
   where d.due_on <= ${today}::date + 30
   order by d.due_on, d.id limit ${mostOfAKind}`;

/** Recommendations that are neither done nor given up; due on the day that was set. */
export const recommendationsOpen: WaitingQuestion = ({ instituteId }) => sql`
  select 'recommendation-open'::text, r.due_on, 'activity'::text, a.id,
         to_jsonb(r.recommendation), ${partnerNameOf('a')}, ${noAmount}
    from recommendations r
    join activities a on (a.institute_id, a.id) = (r.institute_id, r.activity_id)
   where r.institute_id = ${instituteId} and r.ended_by_no is null and coalesce(${lastState}, 'taken_up') not in ('done', 'not_followed')
   order by r.due_on, r.id limit ${mostOfAKind}`;

/**
 * Published stories that do not have the consent of everyone shown: since the day it was withdrawn or ended, or since they
 * were published where it was never there or where nobody said whose each consent is.
 */
export const storiesToTakeDown: WaitingQuestion = ({ instituteId, today }) => sql`
  select case when c.claimed >= s.people_shown then 'story-consent-unproven'
              when c.lapsed_on is null then 'story-without-consent' else 'story-to-take-down' end,
         case when c.claimed >= s.people_shown then p.published_on else coalesce(c.lapsed_on, p.published_on) end as since, 'story'::text, s.id,
         to_jsonb(s.title || ' · ' || p.place), ${partnerNameOf('s')}, ${noAmount}
    from story_publications p
    join stories s on (s.institute_id, s.id) = (p.institute_id, p.story_id) and s.ended_by_no is null
    cross join lateral ${consentsCounted(sql`p.published_as`, today)} as c
   where p.institute_id = ${instituteId} and p.ended_by_no is null and c.covered < s.people_shown
     and not exists (select from story_removals r where (r.institute_id, r.publication_id) = (p.institute_id, p.id) and r.ended_by_no is null)
   order by since, p.id limit ${mostOfAKind}`;

const isOpen = sql`
  not exists (select from activity_holdings h
    where (h.institute_id, h.activity_id) = (a.institute_id, a.id) and h.ended_by_no is null)
  and not exists (select from activity_cancellations c where (c.institute_id, c.activity_id) = (a.institute_id, a.id))`;

const useMonths = (instituteId: string) => sql`coalesce((
  select m.value::int from parameters m
   where m.institute_id = ${instituteId} and m.rule_id = 'A5-use-afterwards' and m.name = 'months' and m.ended_by_no is null
   order by m.valid_from desc limit 1), 6)`;

const reportDays = (instituteId: string) => sql`coalesce((
  select p.value::int from parameters p
   where p.institute_id = ${instituteId} and p.rule_id = a.kind || '-report' and p.name = 'days' and p.ended_by_no is null
   order by p.valid_from desc limit 1), 30)`;
