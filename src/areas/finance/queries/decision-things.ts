import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Localized } from '../../../kernel/localized.ts';

/** A thing that an organ of a partner can decide on, by the kind of decision. */
export type DecisionThing = {
  about: 'hand_over_plan' | 'agreement' | 'action_plan' | 'programme' | 'budget';
  id: string;
  title: Localized | string;
  edition: number | null;
  /** Of a budget: how it came about. */
  kind: string | null;
  fromOn: CalendarDay | null;
};

/**
 * A partner's hand-over and action plans, its agreements, the programmes on whose outcomes it works and the versions of
 * their budgets, kind by kind, the newest first; what the actor does not see is not among them.
 */
export const decisionThings = async (
  tx: Tx,
  instituteId: string,
  partnershipId: string,
): Promise<DecisionThing[]> => {
  const joined = sql`exists (select from outcome_partners x
    join outcomes u on (u.institute_id, u.id) = (x.institute_id, x.outcome_id)
   where x.institute_id = ${instituteId} and x.partnership_id = ${partnershipId} and u.programme_id = g.id)`;
  const { rows } = await sql<DecisionThing>`
    select t.* from (
      select 'hand_over_plan'::text as about, h.id, to_jsonb(h.title) as title, h.edition, null::text as kind, null::date as "fromOn"
        from hand_over_plans h where h.institute_id = ${instituteId} and h.partnership_id = ${partnershipId}
      union all
      select 'agreement', a.id, to_jsonb(a.reference), null, null, a.from_on
        from agreements a where a.institute_id = ${instituteId} and a.partnership_id = ${partnershipId}
      union all
      select 'action_plan', p.id, p.title, p.edition, null, p.from_on
        from action_plans p where p.institute_id = ${instituteId} and p.partnership_id = ${partnershipId}
      union all
      select 'programme', g.id, to_jsonb(g.reference), null, null, g.from_on
        from programmes g where g.institute_id = ${instituteId} and ${joined}
      union all
      select 'budget', b.id, to_jsonb(g.reference), b.edition, b.kind, g.from_on
        from budget_versions b join programmes g on (g.institute_id, g.id) = (b.institute_id, b.programme_id)
       where b.institute_id = ${instituteId} and ${joined}) as t
     order by t.about, t."fromOn" desc nulls last, t.edition desc nulls last, t.id`.execute(tx);
  return rows;
};

/** Whether the thing decided on is this partner's, of that kind; a decision on something else has no id. */
export const isThingOfPartner = async (
  tx: Tx,
  instituteId: string,
  partnershipId: string,
  { about, aboutId }: { about: string; aboutId?: string | undefined },
): Promise<boolean> =>
  aboutId === undefined ||
  (await decisionThings(tx, instituteId, partnershipId)).some(
    (thing) => thing.about === about && thing.id === aboutId,
  );
