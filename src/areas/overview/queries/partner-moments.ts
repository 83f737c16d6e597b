import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { lastState } from '../../activities/queries/recommendations.ts';
import { notWithdrawn, standing } from '../../rights/queries/list-page.ts';

export const partnerMomentKinds = [
  'event',
  'agreement',
  'dossier',
  'plan',
  'milestone',
  'decision',
  'recommendation',
] as const;

/** A day in the life of a partnership and what happened on it. */
export type PartnerMoment = {
  kind: (typeof partnerMomentKinds)[number];
  id: string;
  onDay: CalendarDay;
  title: string;
  /** The verdict of a decision, the addressee of a recommendation. */
  said: string | null;
  /** The activity that recommends. */
  activityId: string | null;
};

/** Which of it is asked for: what a union won, what its file tells. Open recommendations always are. */
type Asked = { rights: boolean; file: boolean };

/**
 * Talks held, agreements signed and demands opened, what was decided and handed over, and the recommendations that are
 * neither done nor given up (on the day they are due), of its own activities and of those it takes part in: what one partner's years are told from, in one statement.
 */
export const partnerMoments = async (
  tx: Tx,
  instituteId: string,
  partnershipId: string,
  { rights, file }: Asked,
): Promise<PartnerMoment[]> => {
  const asked = [
    ...(rights ? [events, agreements, dossiers] : []),
    ...(file ? [plans, milestones, decisions] : []),
  ];
  const parts = [...asked, recommendations].map((part) => sql`(${part(instituteId, partnershipId)})`);
  const { rows } = await sql<PartnerMoment>`
    select m.* from (${sql.join(parts, sql` union all `)}) as m (kind, id, "onDay", title, said, "activityId")
     order by m."onDay", m.id`.execute(tx);
  return rows;
};

type Part = (instituteId: string, partnershipId: string) => ReturnType<typeof sql>;

const events: Part = (instituteId, partnershipId) => sql`
  select 'event'::text, t.id, f.held_on, t.title, null::text, null::uuid
    from dialogue_events t
    join dialogue_event_facts f on (f.institute_id, f.event_id) = (t.institute_id, t.id) and ${standing('f')}
   where t.institute_id = ${instituteId} and t.partnership_id = ${partnershipId} and ${notWithdrawn()}`;

const agreements: Part = (instituteId, partnershipId) => sql`
  select 'agreement', t.id, s.on_day, t.title, null, null::uuid
    from collective_agreements t
    join collective_agreement_states s on (s.institute_id, s.agreement_id) = (t.institute_id, t.id)
     and s.state = 'signed' and ${standing('s')}
   where t.institute_id = ${instituteId} and t.partnership_id = ${partnershipId} and ${notWithdrawn()}`;

const dossiers: Part = (instituteId, partnershipId) => sql`
  select 'dossier', t.id, t.opened_on, t.title, null, null::uuid
    from advocacy_dossiers t
   where t.institute_id = ${instituteId} and t.partnership_id = ${partnershipId} and ${notWithdrawn()}`;

const plans: Part = (instituteId, partnershipId) => sql`
  select 'plan', p.id, c.final_on, p.title, null, null::uuid
    from hand_over_closings c join hand_over_plans p on (p.institute_id, p.id) = (c.institute_id, c.plan_id)
   where c.institute_id = ${instituteId} and c.partnership_id = ${partnershipId}`;

const milestones: Part = (instituteId, partnershipId) => sql`
  select 'milestone', m.id, m.reached_on, i.what, null, null::uuid
    from hand_over_milestones m join hand_over_items i on (i.institute_id, i.id) = (m.institute_id, m.item_id)
   where m.institute_id = ${instituteId} and m.partnership_id = ${partnershipId}`;

const decisions: Part = (instituteId, partnershipId) => sql`
  select 'decision', d.id, d.decided_on, d.about_text, d.verdict, null::uuid
    from partner_decisions d
   where d.institute_id = ${instituteId} and d.partnership_id = ${partnershipId} and d.ended_by_no is null`;

const recommendations: Part = (instituteId, partnershipId) => sql`
  select 'recommendation', r.id, r.due_on, r.recommendation, r.addressee, r.activity_id
    from recommendations r join activities a on (a.institute_id, a.id) = (r.institute_id, r.activity_id)
   where r.institute_id = ${instituteId} and (a.partnership_id = ${partnershipId} or exists (
          select from activity_organisations x
            join partnerships p on (p.institute_id, p.organisation_id) = (x.institute_id, x.organisation_id)
           where (x.institute_id, x.activity_id) = (a.institute_id, a.id) and p.id = ${partnershipId}))
     and coalesce(${lastState}, 'taken_up') not in ('done', 'not_followed')`;
