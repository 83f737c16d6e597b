import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { Actor, Role } from '../../../kernel/actor.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Language } from '../../../kernel/language.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { actorAs } from '../rules/acting.ts';
import { lentRoles } from './lent-roles.ts';

/** A membership that is in force today, as the door sees it. */
export type StandingMembership = {
  id: string;
  role: Role;
  instituteId: string | null;
  instituteCode: string | null;
  instituteName: Localized | null;
  partnershipId: string | null;
  /** The partner that it is for, by its short name. */
  partner: string | null;
  scope: { outcomes: string[]; years: number[]; items: string[] };
};

/** Who stands behind a token: the person as the actor of the chosen membership, and what else they are. */
export type SignedIn = {
  actor: Actor;
  memberships: StandingMembership[];
  /** The session was seen more than a minute ago: `prolongSession` is due. */
  isDue: boolean;
  /** The chosen membership was seen more than ten minutes ago, or never: `markVisit` is due. */
  isVisitDue: boolean;
};

type Row = {
  userId: string;
  name: string;
  language: Language;
  membershipId: string | null;
  isDue: boolean;
  memberships: (StandingMembership & { lent: Role[]; isVisitDue: boolean })[];
  institutes: string[];
};

/**
 * The person of a session's token while the session stands, neither person nor membership is suspended and a
 * membership is in force on `today`; the chosen one, or the first where none is chosen or it has ended. Asked at every
 * request, so it is one statement.
 */
export const signedInPerson = async (
  tx: Tx,
  hash: Buffer,
  today: CalendarDay,
): Promise<SignedIn | undefined> => {
  const { rows } = await sql<Row>`
    select s.user_id as "userId", u.name, u.language, s.membership_id as "membershipId",
           s.seen_at < clock_timestamp() - interval '1 minute' as "isDue",
           (select coalesce(json_agg(id order by code), '[]') from institutes) as institutes,
           (select coalesce(json_agg(json_build_object('id', m.id, 'role', m.role, 'instituteId', m.institute_id,
                'instituteCode', i.code, 'instituteName', i.name, 'partnershipId', m.partnership_id,
                'partner', (select coalesce(o.acronym, o.name) from partnerships p
                  join organisations o on (o.institute_id, o.id) = (p.institute_id, p.organisation_id)
                  where (p.institute_id, p.id) = (m.institute_id, m.partnership_id)),
                'scope', json_build_object('outcomes', m.scope_outcomes, 'years', m.scope_years, 'items', m.scope_items),
                'isVisitDue', m.visit_seen_at is null or m.visit_seen_at < clock_timestamp() - interval '10 minutes',
                'lent', array_to_json(array(${lentRoles(today)}))
              ) order by m.from_on, m.id), '[]')
              from memberships m left join institutes i on i.id = m.institute_id
             where m.user_id = s.user_id and m.role <> 'system' and m.suspended_at is null
               and m.from_on <= ${today}::date and (m.until_on is null or m.until_on >= ${today}::date)) as memberships
      from sessions s join users u on u.id = s.user_id
     where s.token_hash = ${hash} and s.expires_at > clock_timestamp() and u.suspended_at is null`.execute(
    tx,
  );
  const row = rows[0];
  const chosen = row && (row.memberships.find(({ id }) => id === row.membershipId) ?? row.memberships[0]);
  if (!row || !chosen) return undefined;
  const { memberships, isDue } = row;
  return { actor: actorAs(row, chosen), memberships, isDue, isVisitDue: chosen.isVisitDue };
};
