import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { Actor, Role } from '../../../kernel/actor.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Language } from '../../../kernel/language.ts';
import type { Localized } from '../../../kernel/localized.ts';

/** A membership that is in force today, as the door sees it. */
export type StandingMembership = {
  id: string;
  role: Role;
  instituteId: string | null;
  instituteCode: string | null;
  instituteName: Localized | null;
  partnershipId: string | null;
  scope: { outcomes: string[]; years: number[] };
};

/** Memberships of a person in force on `today`, the oldest first; suspended and ended ones are left out. */
export const standingMemberships = async (
  tx: Tx,
  userId: string,
  today: CalendarDay,
): Promise<StandingMembership[]> => {
  const rows = await tx
    .selectFrom('memberships as m')
    .innerJoin('users as u', 'u.id', 'm.user_id')
    .leftJoin('institutes as i', 'i.id', 'm.institute_id')
    .select([
      'm.id',
      'm.role',
      'm.institute_id',
      'm.partnership_id',
      'm.scope_outcomes',
      'm.scope_years',
      'i.code',
      'i.name',
    ])
    .where('m.user_id', '=', userId)
    .where('m.role', '<>', 'system')
    .where('m.suspended_at', 'is', null)
    .where('u.suspended_at', 'is', null)
    .where('m.from_on', '<=', sql<CalendarDay>`${today}::date`)
    .where((eb) =>
      eb.or([eb('m.until_on', 'is', null), eb('m.until_on', '>=', sql<CalendarDay>`${today}::date`)]),
    )
    .orderBy('m.from_on')
    .orderBy('m.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    role: row.role as Role,
    instituteId: row.institute_id,
    instituteCode: row.code,
    instituteName: row.name as Localized | null,
    partnershipId: row.partnership_id,
    scope: { outcomes: row.scope_outcomes, years: row.scope_years },
  }));
};

export type Session = {
  userId: string;
  name: string;
  language: Language;
  membershipId: string | null;
  /** Seen more than a minute ago: `prolongSession` is due. */
  isDue: boolean;
};

/** The session of a token's hash while it stands and its person is not suspended. */
export const sessionOfToken = async (tx: Tx, hash: Buffer): Promise<Session | undefined> => {
  const { rows } = await sql<{
    user_id: string;
    name: string;
    language: Language;
    membership_id: string | null;
    is_due: boolean;
  }>`
    select s.user_id, u.name, u.language, s.membership_id,
           s.seen_at < clock_timestamp() - interval '1 minute' as is_due
      from sessions s join users u on u.id = s.user_id
     where s.token_hash = ${hash} and s.expires_at > clock_timestamp() and u.suspended_at is null`.execute(
    tx,
  );
  const row = rows[0];
  return (
    row && {
      userId: row.user_id,
      name: row.name,
      language: row.language,
      membershipId: row.membership_id,
      isDue: row.is_due,
    }
  );
};

/** Roles lent to a membership on `today`. */
export const lentRoles = async (tx: Tx, membershipId: string, today: CalendarDay): Promise<Role[]> => {
  const rows = await tx
    .selectFrom('lent_duties')
    .select('role')
    .where('borrower_id', '=', membershipId)
    .where('withdrawn_at', 'is', null)
    .where('from_on', '<=', sql<CalendarDay>`${today}::date`)
    .where('until_on', '>=', sql<CalendarDay>`${today}::date`)
    .execute();
  return rows.map((row) => row.role as Role);
};

/** Ids of all institutes: what the donor's row-level security lets through. */
export const allInstitutes = async (tx: Tx): Promise<string[]> =>
  (await tx.selectFrom('institutes').select('id').orderBy('code').execute()).map(({ id }) => id);

/** The chosen membership of a session as an actor; the first standing one where none is chosen or it has ended. */
export const actorOfSession = async (
  tx: Tx,
  session: Session,
  today: CalendarDay,
): Promise<{ actor: Actor; memberships: StandingMembership[] } | undefined> => {
  const memberships = await standingMemberships(tx, session.userId, today);
  const chosen = memberships.find(({ id }) => id === session.membershipId) ?? memberships[0];
  if (!chosen) return undefined;
  const lent = await lentRoles(tx, chosen.id, today);
  const institute =
    chosen.instituteId && chosen.instituteCode
      ? { id: chosen.instituteId, code: chosen.instituteCode }
      : null;
  const actor: Actor = {
    membershipId: chosen.id,
    userId: session.userId,
    name: session.name,
    role: chosen.role,
    duties: [chosen.role, ...lent],
    institute,
    institutes: institute ? [institute.id] : await allInstitutes(tx),
    partnerships: chosen.partnershipId ? [chosen.partnershipId] : [],
    scope: chosen.role === 'auditor' ? chosen.scope : null,
    language: session.language,
  };
  return { actor, memberships };
};
