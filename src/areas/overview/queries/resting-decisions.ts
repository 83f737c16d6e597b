import { sql } from 'kysely';
import { standing } from '../../../db/as-of.ts';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Money } from '../../../kernel/money.ts';
import { agreementsAsAmended } from '../../partners/queries/agreements-as-amended.ts';

/** What the institute decided in favour of an organisation, with the day on which each decision is judged. */
export type RestingDecisions = {
  /** Judged on the day of signing; not yet signed, on none. */
  agreements: {
    id: string;
    reference: string;
    signedOn: CalendarDay | null;
    fromOn: CalendarDay;
    untilOn: CalendarDay;
  }[];
  /** Budget in force for it, by year and programme. */
  budgets: (Money & { year: number; programmeId: string; programme: string })[];
  /** Judged on the first planned day; cancelled ones left out. */
  activities: { id: string; partnershipId: string; day: CalendarDay }[];
  /** Multilateral actions (A6) that benefit it, of another partnership or the institute's own; judged likewise. */
  benefits: { id: string; title: string; day: CalendarDay }[];
};

/** Agreements, budget lines and activities of an organisation's partnership, and actions that benefit it, in one statement. */
export const restingDecisions = async (
  tx: Tx,
  instituteId: string,
  organisationId: string,
): Promise<RestingDecisions> => {
  const ofBody = sql`(select s.id from partnerships s
    where s.institute_id = ${instituteId} and s.organisation_id = ${organisationId})`;
  const { rows } = await sql<RestingDecisions>`
    select (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'reference', a.reference, 'signedOn', g.signed_on,
                     'fromOn', a.from_on, 'untilOn', a.until_on) order by a.from_on desc, a.id), '[]')
              from ${agreementsAsAmended(instituteId)} a
              left join agreement_signings g on (g.institute_id, g.agreement_id) = (a.institute_id, a.id)
             where a.institute_id = ${instituteId} and a.partnership_id in ${ofBody}) as agreements,
           (select coalesce(jsonb_agg(b order by b.year desc, b.programme), '[]') from (
              select extract(year from b.from_on)::int as year, p.id as "programmeId", p.reference as programme,
                     b.currency, sum(b.amount_minor)::bigint as minor
                from (select distinct on (v.programme_id) v.institute_id, v.id from budget_versions v
                       where v.institute_id = ${instituteId} order by v.programme_id, v.edition desc) as v
                join budget_amounts b on (b.institute_id, b.budget_version_id) = (v.institute_id, v.id) and ${standing('b')}
                join programmes p on (p.institute_id, p.id) = (b.institute_id, b.programme_id)
               where b.partnership_id in ${ofBody} group by 1, 2, 3, 4) as b) as budgets,
           (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'partnershipId', a.partnership_id,
                     'day', a.planned_from) order by a.planned_from desc, a.id), '[]')
              from activities a where a.institute_id = ${instituteId} and a.partnership_id in ${ofBody}
               and not a.is_cancelled) as activities,
           (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'title', a.reference || ' ' || a.title,
                     'day', a.planned_from) order by a.planned_from desc, a.id), '[]')
              from activity_multilaterals m
              join activities a on (a.institute_id, a.id) = (m.institute_id, m.activity_id) and not a.is_cancelled
             where m.institute_id = ${instituteId} and m.body_organisation_id = ${organisationId} and m.body_benefits
               and (a.partnership_id is null or a.partnership_id not in ${ofBody})) as benefits`.execute(tx);
  return rows[0] ?? { agreements: [], budgets: [], activities: [], benefits: [] };
};
