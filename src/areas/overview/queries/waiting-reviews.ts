import { sql } from 'kysely';
import { mostOfAKind, noAmount, partnerNameOf, type WaitingQuestion } from './waiting.ts';

/** Decisions and gaps of reviews that are due within thirty days or were due, and that nobody has done or dropped. */
export const reviewPointsDue: WaitingQuestion = ({ instituteId, today }) => sql`
  select 'review-point-due'::text, p.due_on, 'review'::text, p.review_id,
         to_jsonb(case when length(p.what) > 90 then left(p.what, 89) || '…' else p.what end),
         nullif(concat_ws(' · ', p.taken_on_by, ${partnerNameOf('p')}), ''), ${noAmount}
    from review_points p
    left join review_follow_ups f
      on (f.institute_id, f.point_id) = (p.institute_id, p.point_id) and f.ended_by_no is null
   where p.institute_id = ${instituteId} and p.ended_by_no is null and p.kind <> 'progress'
     and p.due_on <= ${today}::date + 30 and coalesce(f.state, 'open') = 'open'
   order by p.due_on, p.point_id limit ${mostOfAKind}`;

/** Evaluations whose final version came and that are not published: due three months after receipt (art. 45 §1, 3°). */
export const evaluationsToPublish: WaitingQuestion = ({ instituteId, today }) => sql`
  select 'evaluation-to-publish'::text, (r.on_day + interval '3 months')::date, 'evaluation'::text, e.id,
         to_jsonb(e.title), null::text, ${noAmount}
    from evaluations e
    join evaluation_steps r
      on (r.institute_id, r.evaluation_id) = (e.institute_id, e.id) and r.step = 'received' and r.ended_by_no is null
   where e.institute_id = ${instituteId} and r.on_day <= ${today}::date
     and not exists (select from evaluation_steps s
       where (s.institute_id, s.evaluation_id) = (e.institute_id, e.id) and s.step = 'published' and s.ended_by_no is null)
   order by r.on_day, e.id limit ${mostOfAKind}`;
