import { sql } from 'kysely';
import { known, standing } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import { isPlanned } from '../../activities/queries/planned-activity.ts';
import { amountsInForce } from '../../finance/queries/counted-rows.ts';
import { ownShareRows } from '../../finance/queries/own-shares.ts';
import type { OwnershipYear } from '../rules/ownership-shares.ts';

/**
 * What a partner leads, manages and decides, by year (aim O7), of what it and the institute do in its outcomes: the
 * work of other partners is nobody's to take over here and is left out. An activity, a budget amount, a plan, a programme, a
 * budget and a signed agreement fall in the year they begin, a hand-over plan in the year it became final; the partner's own
 * contribution stands against what was spent with it. As of an audit number: what was entered, decided and spent by then;
 * what a plan says of an activity or of an outcome's partners is read as it is now. For those who see the whole institute.
 */
export const ownershipLine = async (
  tx: Tx,
  instituteId: string,
  partnershipId: string,
  asOf?: number,
): Promise<OwnershipYear[]> => {
  const decisions = [actionPlans, handOverPlans, agreements, programmes, budgetsInForce];
  const parts = [activities, budgets, ...decisions, contributions].map((part) =>
    part({ instituteId, partnershipId, asOf }),
  );
  const { rows } = await sql<OwnershipYear>`
    select year, sum(led)::int as led, sum(activities)::int as activities,
           case when count(distinct currency) < 2 then sum(managed)::bigint end as "managedMinor",
           case when count(distinct currency) < 2 then sum(budget)::bigint end as "budgetMinor",
           sum(decided)::int as decided, sum(decidable)::int as decidable,
           sum(own)::bigint as "ownMinor", sum(spent)::bigint as "spentMinor"
      from (${sql.join(parts, sql` union all `)})
        as counted (year, led, activities, managed, budget, currency, decided, decidable, own, spent)
     group by year order by year`.execute(tx);
  return rows;
};

/**
 * The same for a partner's own people, whose rows alone would always come to a hundred per cent: for the length of the
 * one statement they are lent the institute's rows in their outcomes (policy `partner_weighs_its_line`); only the sums
 * come out of it.
 */
export const ownershipLineForPartner = async (
  tx: Tx,
  instituteId: string,
  partnershipId: string,
): Promise<OwnershipYear[]> => {
  await sql`select set_config('relais.weighing', 'on', true)`.execute(tx);
  const years = await ownershipLine(tx, instituteId, partnershipId);
  await sql`select set_config('relais.weighing', '', true)`.execute(tx);
  return years;
};

type Asked = { instituteId: string; partnershipId: string; asOf: number | undefined };
type Part = (asked: Asked) => ReturnType<typeof sql>;

/** The partner's own, or the institute's own in an outcome on which the partner works. */
const isCommon = (alias: string, instituteId: string, partnershipId: string) => sql`(
  ${sql.ref(`${alias}.partnership_id`)} = ${partnershipId} or ${sql.ref(`${alias}.partnership_id`)} is null
  and ${sql.ref(`${alias}.outcome_id`)} in (select x.outcome_id from outcome_partners x
    where x.institute_id = ${instituteId} and x.partnership_id = ${partnershipId}))`;

/** The partner's own, unless it is said that others than its organs decided on it. */
const isLed = sql`(a.partnership_id is not null and coalesce(a.decided_by not in ('institute', 'network'), true))`;

const activities: Part = ({ instituteId, partnershipId, asOf }) => sql`
  select extract(year from a.planned_from)::int, (${isLed})::int, 1, 0::bigint, 0::bigint, null::text, 0, 0, null::bigint, null::bigint
    from activities a
   where a.institute_id = ${instituteId} and ${isPlanned('a', asOf)}
     and ${isCommon('a', instituteId, partnershipId)}`;

const budgets: Part = ({ instituteId, partnershipId, asOf }) => sql`
  select extract(year from b.from_on)::int, 0, 0, case when b.partnership_id is not null then b.amount_minor else 0 end,
         b.amount_minor, b.currency, 0, 0, null, null
    from (${amountsInForce(instituteId, { asOf })}) as b
   where ${isCommon('b', instituteId, partnershipId)}`;

const actionPlans: Part = ({ instituteId, partnershipId, asOf }) => sql`
  select extract(year from p.from_on)::int, 0, 0, 0, 0, null, (exists (select from action_plan_approvals d
           where (d.institute_id, d.plan_id) = (p.institute_id, p.id) and ${standing('d', asOf)})
           or ${isApproved('p.id', { instituteId, asOf })})::int, 1, null, null
    from action_plans p where p.institute_id = ${instituteId} and p.partnership_id = ${partnershipId}
     and ${known('p', asOf)}`;

const handOverPlans: Part = ({ instituteId, partnershipId, asOf }) => sql`
  select extract(year from c.final_on)::int, 0, 0, 0, 0, null, (${isApproved('c.plan_id', { instituteId, asOf })})::int, 1, null, null
    from hand_over_closings c where c.institute_id = ${instituteId} and c.partnership_id = ${partnershipId}
     and ${known('c', asOf)}`;

const agreements: Part = ({ instituteId, partnershipId, asOf }) => sql`
  select extract(year from a.from_on)::int, 0, 0, 0, 0, null, (${isApproved('a.id', { instituteId, asOf })})::int, 1, null, null
    from agreement_signings s join agreements a on (a.institute_id, a.id) = (s.institute_id, s.agreement_id)
   where s.institute_id = ${instituteId} and s.partnership_id = ${partnershipId}
     and ${known('s', asOf)}`;

const programmes: Part = ({ instituteId, partnershipId, asOf }) => sql`
  select extract(year from g.from_on)::int, 0, 0, 0, 0, null, (${isApproved('g.id', { instituteId, asOf, partnershipId })})::int, 1, null, null
    from programmes g
   where g.institute_id = ${instituteId} and ${known('g', asOf)} and exists (select from outcome_partners x
      join outcomes u on (u.institute_id, u.id) = (x.institute_id, x.outcome_id)
     where x.institute_id = ${instituteId} and x.partnership_id = ${partnershipId} and u.programme_id = g.id)`;

/** The version of a budget that holds an amount for the partner, in the year of the first. */
const budgetsInForce: Part = ({ instituteId, partnershipId, asOf }) => sql`
  select extract(year from b.first_on)::int, 0, 0, 0, 0, null, (${isApproved('b.id', { instituteId, asOf, partnershipId })})::int, 1, null, null
    from (select m.budget_version_id as id, min(m.from_on) as first_on from (${amountsInForce(instituteId, { asOf })}) as m
           where m.partnership_id = ${partnershipId} group by 1) as b`;

const contributions: Part = ({ instituteId, partnershipId, asOf }) => sql`
  select s.year, 0, 0, 0, 0, null, 0, 0, s."ownMinor", s."spentMinor"
    from (${ownShareRows(instituteId, [partnershipId], asOf)}) as s`;

/** The last word of the partner's organs on the thing is a yes; `partnershipId` where several partners have a say. */
const isApproved = (
  id: string,
  { instituteId, partnershipId, asOf }: Omit<Asked, 'partnershipId'> & Partial<Asked>,
) => sql`coalesce((
  select d.verdict = 'approved' from partner_decisions d
   where d.institute_id = ${instituteId} and d.about_id = ${sql.ref(id)} and ${standing('d', asOf)}
     and (${partnershipId ?? null}::uuid is null or d.partnership_id = ${partnershipId ?? null}::uuid)
   order by d.decided_on desc, d.entry_no desc limit 1), false)`;
