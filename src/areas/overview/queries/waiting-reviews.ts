import { sql } from 'kysely';
import { firstPublicationMonths, publicationRule } from '../../reviews/rules/evaluation-clock.ts';
import { mostOfAKind, noAmount, partnerNameOf, type WaitingQuestion } from './waiting.ts';

/** Decisions and gaps of reviews that are due within thirty days or were due, and that nobody has done or dropped. */
export const reviewPointsDue: WaitingQuestion = ({ instituteId, today }) => sql`
  select 'review-point-due'::text, p.due_on, 'review'::text, p.review_id,
         to_jsonb(case when length(p.what) > 90 then left(p.what, 89) || '…' else p.what end),
         nullif(concat_ws(' · ', p.taken_on_by, ${partnerNameOf('p')}), ''), ${noAmount}
    from review_points p
    join progress_reviews r on (r.institute_id, r.id) = (p.institute_id, p.review_id) and r.withdrawn_on is null
    left join review_follow_ups f
      on (f.institute_id, f.point_id) = (p.institute_id, p.point_id) and f.ended_by_no is null
   where p.institute_id = ${instituteId} and p.ended_by_no is null and p.kind <> 'progress'
     and p.due_on <= ${today}::date + 30 and coalesce(f.state, 'open') = 'open'
   order by p.due_on, p.point_id limit ${mostOfAKind}`;

/**
 * Evaluations whose final version came and that are not published with a signed response that stands; due so many months
 * after receipt as the rulebook says. One whose report is public already waits for its response alone.
 */
export const evaluationsToPublish: WaitingQuestion = ({ instituteId, today }) => sql`
  select case when p.is_public then 'evaluation-without-response' else 'evaluation-to-publish' end, (r.on_day + make_interval(months => ${publicationMonths(instituteId)}))::date, 'evaluation'::text, e.id,
         to_jsonb(e.title), null::text, ${noAmount}
    from evaluations e
    join evaluation_steps r
      on (r.institute_id, r.evaluation_id) = (e.institute_id, e.id) and r.step = 'received' and r.ended_by_no is null
    cross join lateral (select exists (select from evaluation_steps s
       where (s.institute_id, s.evaluation_id) = (e.institute_id, e.id) and s.step = 'published' and s.ended_by_no is null) as is_public) as p
   where e.institute_id = ${instituteId} and r.on_day <= ${today}::date
     and not (p.is_public and exists (select from evaluation_sign_offs g
       where (g.institute_id, g.evaluation_id) = (e.institute_id, e.id) and g.ended_by_no is null))
   order by r.on_day, e.id limit ${mostOfAKind}`;

/** Responses in which every recommendation has its answer and that nobody signed as they stand; due with the publication. */
export const responsesToSign: WaitingQuestion = ({ instituteId }) => sql`
  select 'response-to-sign'::text, (r.on_day + make_interval(months => ${publicationMonths(instituteId)}))::date,
         'evaluation'::text, e.id, to_jsonb(e.title), null::text, ${noAmount}
    from evaluations e
    join evaluation_steps r
      on (r.institute_id, r.evaluation_id) = (e.institute_id, e.id) and r.step = 'received' and r.ended_by_no is null
   where e.institute_id = ${instituteId}
     and not exists (select from evaluation_sign_offs g
       where (g.institute_id, g.evaluation_id) = (e.institute_id, e.id) and g.ended_by_no is null)
     and (select count(*) > 0 and bool_and(a.id is not null) from evaluation_recommendations c
       left join evaluation_answers a
         on (a.institute_id, a.recommendation_id) = (c.institute_id, c.recommendation_id) and a.ended_by_no is null
       where (c.institute_id, c.evaluation_id) = (e.institute_id, e.id) and c.ended_by_no is null)
   order by r.on_day, e.id limit ${mostOfAKind}`;

/** What was promised about recommendations, due within thirty days or before, and neither done nor dropped. */
export const evaluationActionsDue: WaitingQuestion = ({ instituteId, today }) => sql`
  select 'evaluation-action-due'::text, a.due_on, 'evaluation_recommendation'::text, c.recommendation_id,
         to_jsonb(case when length(a.action) > 90 then left(a.action, 89) || '…' else a.action end),
         nullif(concat_ws(' · ', a.taken_on_by, ${partnerNameOf('c')}), ''), ${noAmount}
    from evaluation_recommendations c
    join evaluation_answers a
      on (a.institute_id, a.recommendation_id) = (c.institute_id, c.recommendation_id) and a.ended_by_no is null
    left join evaluation_follow_ups f
      on (f.institute_id, f.recommendation_id) = (c.institute_id, c.recommendation_id) and f.ended_by_no is null
   where c.institute_id = ${instituteId} and c.ended_by_no is null
     and a.due_on <= ${today}::date + 30 and coalesce(f.state, 'open') in ('open', 'under_way')
   order by a.due_on, c.recommendation_id limit ${mostOfAKind}`;

/** The number on the day of the receipt, as the page of an evaluation has it. */
const publicationMonths = (instituteId: string) => sql`coalesce((
  select m.value::int from parameters m
   where m.institute_id = ${instituteId} and m.rule_id = ${publicationRule.id} and m.name = 'months' and m.ended_by_no is null
     and r.on_day >= m.valid_from and coalesce(r.on_day <= m.valid_until, true)
   order by m.valid_from desc, m.entry_no desc limit 1), ${firstPublicationMonths})`;
