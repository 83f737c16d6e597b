import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { Actor, Role } from '../../../kernel/actor.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { Language } from '../../../kernel/language.ts';
import type { Localized } from '../../../kernel/localized.ts';
import { actorAs } from '../rules/acting.ts';
import { lentRoles } from './lent-roles.ts';

/** Somebody of an institute who takes reminders by mail, as the actor that they are there. */
export type MemberToRemind = { actor: Actor; email: string; institute: Localized };

type MembersOf = { membershipId?: string; partnershipId?: string };

type Row = {
  id: string;
  role: Role;
  partnershipId: string | null;
  lent: Role[];
  userId: string;
  name: string;
  email: string;
  language: Language;
  instituteCode: string;
  institute: Localized;
};

/**
 * Staff and partners whose membership is in force on a day, who are not suspended and did not switch the letters off; those
 * of one membership or partnership where it is named. Auditors and donors are guests: nobody writes to them by himself.
 */
export const membersToRemind = async (
  tx: Tx,
  instituteId: string,
  today: CalendarDay,
  { membershipId, partnershipId }: MembersOf = {},
): Promise<MemberToRemind[]> => {
  const { rows } = await sql<Row>`
    select m.id, m.role, m.partnership_id as "partnershipId", u.id as "userId", u.name, u.email, u.language,
           i.code as "instituteCode", i.name as institute,
           array(${lentRoles(today)}) as lent
      from memberships m join users u on u.id = m.user_id join institutes i on i.id = m.institute_id
     where m.institute_id = ${instituteId} and m.role not in ('system', 'auditor', 'donor_officer')
       and m.suspended_at is null and u.suspended_at is null and u.reminded_by_mail
       and m.from_on <= ${today}::date and (m.until_on is null or m.until_on >= ${today}::date)
       ${membershipId ? sql`and m.id = ${membershipId}` : sql``}
       ${partnershipId ? sql`and m.partnership_id = ${partnershipId}` : sql``}
     order by u.name, m.id`.execute(tx);
  return rows.map(({ email, institute, ...row }) => ({
    actor: actorAs(
      { ...row, institutes: [] },
      { ...row, instituteId, scope: { outcomes: [], years: [], items: [] } },
    ),
    email,
    institute,
  }));
};
