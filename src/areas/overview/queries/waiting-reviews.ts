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
