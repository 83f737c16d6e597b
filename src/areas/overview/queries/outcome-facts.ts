import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { announcedOf, countedOf, type OutcomeGroups } from '../../activities/queries/reached-groups.ts';
import { endedHow } from '../../programmes/queries/outcome-ends.ts';
import type { OutcomeEnd } from '../../programmes/rules/outcome-end.ts';

/** An outcome with its programme, where it works, with whom and what it brings forth; a partner sees only itself among the partners. */
export type OutcomeFacts = {
  id: string;
  code: string;
  title: Localized;
  description: Localized;
  aims: string[];
  isBelgian: boolean;
  programmeId: string;
  programme: string;
  programmeTitle: Localized;
  fromOn: CalendarDay;
  untilOn: CalendarDay;
  currency: string;
  /** Country codes; regions without a country are left out. */
  countries: string[];
  partners: { id: string; name: string }[];
  /** Progress reviews that the actor sees, and the one held last. */
  reviews: number;
  lastReview: { id: string; heldOn: CalendarDay } | null;
  /** For whom it is and whom it reached; null where it was not asked for. */
  groups: OutcomeGroups | null;
  /** How it ended; null where it goes on. */
  end: OutcomeEnd | null;
  /** It was removed after the day that is asked; no list of today knows it. */
  isGone?: true | undefined;
  outputs: { id: string; code: string; title: Localized; actions: string[] }[];
};

export type OutcomeScope = {
  programmeId?: string | undefined;
  outcomeId?: string | undefined;
  withGroups?: boolean;
  /** An audit number, for the groups and the end alone. */
  asOf?: number | undefined;
};

/** Outcomes of the institute, of one programme, or one alone: the newest programme first, in its own order. */
export const outcomeFacts = async (
  tx: Tx,
  instituteId: string,
  { programmeId, outcomeId, withGroups = false, asOf }: OutcomeScope = {},
): Promise<OutcomeFacts[]> => {
  const { rows } = await sql<OutcomeFacts>`
    select o.id, o.code, o.title, o.description, o.aims, o.is_belgian as "isBelgian", g.id as "programmeId",
           g.reference as programme, g.title as "programmeTitle", g.from_on as "fromOn", g.until_on as "untilOn", g.currency,
           array(select distinct p.country from programme_places p
                  where (p.institute_id, p.outcome_id) = (o.institute_id, o.id) and p.country is not null order by 1) as countries,
           (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', n.name) order by n.name), '[]')
              from outcome_partners w
              join partnerships s on (s.institute_id, s.id) = (w.institute_id, w.partnership_id)
              join organisations n on (n.institute_id, n.id) = (s.institute_id, s.organisation_id)
             where (w.institute_id, w.outcome_id) = (o.institute_id, o.id)) as partners,
           (select coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'code', u.code, 'title', u.title, 'actions', u.actions)
                     order by u.code), '[]')
              from outputs u where (u.institute_id, u.outcome_id) = (o.institute_id, o.id)) as outputs,
           ${withGroups ? sql`jsonb_build_object('announced', ${announcedOf(asOf)}, 'counted', ${countedOf(asOf)})` : sql`null`} as groups,
           ${endedHow('o', asOf)} as end,
           (select count(*) from progress_reviews r where (r.institute_id, r.outcome_id) = (o.institute_id, o.id)
               and r.withdrawn_on is null) as reviews,
           (select jsonb_build_object('id', r.id, 'heldOn', m.held_on)
              from progress_reviews r
              join review_minutes m on (m.institute_id, m.review_id) = (r.institute_id, r.id) and m.ended_by_no is null
             where (r.institute_id, r.outcome_id) = (o.institute_id, o.id) and r.withdrawn_on is null
             order by m.held_on desc, r.id desc limit 1) as "lastReview"
      from outcomes o join programmes g on (g.institute_id, g.id) = (o.institute_id, o.programme_id)
     where o.institute_id = ${instituteId}
       and (${programmeId ?? null}::uuid is null or o.programme_id = ${programmeId ?? null}::uuid)
       and (${outcomeId ?? null}::uuid is null or o.id = ${outcomeId ?? null}::uuid)
     order by g.from_on desc, g.reference, o.position, o.code, o.id`.execute(tx);
  return rows;
};
