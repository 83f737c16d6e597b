import { sql } from 'kysely';
import { unionKinds } from '../../partners/rules/screening.ts';
import { mostOfAKind, noAmount, partnerNameOf, type WaitingQuestion } from './waiting.ts';

/** The latest screening of a partner, which it has not answered yet. */
export const screeningsToAnswer: WaitingQuestion = ({ instituteId }) => sql`
  select 'screening-to-answer'::text, s.screened_on, 'screening'::text, s.id,
         to_jsonb(s.source), ${partnerNameOf('s')}, ${noAmount}
    from partner_screenings s
   where s.institute_id = ${instituteId} and s.ended_by_no is null
     and not exists (select from screening_answers a where (a.institute_id, a.screening_id) = (s.institute_id, s.id))
     and not exists (select from partner_screenings n where (n.institute_id, n.partnership_id) = (s.institute_id, s.partnership_id)
       and n.ended_by_no is null and n.screened_on > s.screened_on)
   order by s.screened_on, s.id limit ${mostOfAKind}`;

/** Unions that are partners today and whose last screening runs out within thirty days, or that have none; the parameter says how long one holds. */
export const screeningsDue: WaitingQuestion = ({ instituteId, today }) => sql`
  select 'screening-due'::text, d.due_on, 'screenings'::text, d.partnership_id, to_jsonb(d.name), null::text, ${noAmount}
    from (
      select p.id as partnership_id, o.name,
             coalesce((select max(s.screened_on) from partner_screenings s
               where (s.institute_id, s.partnership_id) = (p.institute_id, p.id) and s.ended_by_no is null)
               + make_interval(months => ${screeningMonths(instituteId)}), p.from_on)::date as due_on
        from partnerships p join organisations o on (o.institute_id, o.id) = (p.institute_id, p.organisation_id)
       where p.institute_id = ${instituteId} and p.from_on <= ${today}::date and o.kind = any (${[...unionKinds]}::text[])
         and coalesce(p.until_on >= ${today}::date, true)) as d
   where d.due_on <= ${today}::date + 30
   order by d.due_on, d.partnership_id limit ${mostOfAKind}`;

/** What the last edition of a hand-over plan wants taken over within ninety days, and that nobody took over yet. */
export const handOversDue: WaitingQuestion = ({ instituteId, today }) => sql`
  select 'hand-over-due'::text, i.due_on, 'hand-over'::text, i.partnership_id, to_jsonb(i.what), ${partnerNameOf('i')}, ${noAmount}
    from hand_over_items i join hand_over_plans h on (h.institute_id, h.id) = (i.institute_id, i.plan_id)
   where i.institute_id = ${instituteId} and i.due_on <= ${today}::date + 90
     and not exists (select from hand_over_milestones m where (m.institute_id, m.item_id) = (i.institute_id, i.id))
     and not exists (select from hand_over_plans n where (n.institute_id, n.partnership_id) = (h.institute_id, h.partnership_id)
       and n.edition > h.edition)
   order by i.due_on, i.id limit ${mostOfAKind}`;

/** Partnerships that end within a year and have no hand-over plan that was made final. */
export const handOverPlansDue: WaitingQuestion = ({ instituteId, today }) => sql`
  select 'hand-over-plan-due'::text, p.until_on, 'hand-over'::text, p.id, to_jsonb(o.name), null::text, ${noAmount}
    from partnerships p join organisations o on (o.institute_id, o.id) = (p.institute_id, p.organisation_id)
   where p.institute_id = ${instituteId} and p.until_on between ${today}::date and ${today}::date + 365
     and not exists (select from hand_over_closings c where (c.institute_id, c.partnership_id) = (p.institute_id, p.id))
   order by p.until_on, p.id limit ${mostOfAKind}`;

const screeningMonths = (instituteId: string) => sql`coalesce((
  select m.value::int from parameters m
   where m.institute_id = ${instituteId} and m.rule_id = 'O1-screening-age' and m.name = 'months' and m.ended_by_no is null
   order by m.valid_from desc limit 1), 12)`;
