import { sql } from 'kysely';
import type { Tx } from '../../../db/transaction.ts';
import type { Role } from '../../../kernel/actor.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';

export type MembershipRow = {
  id: string;
  userId: string;
  name: string;
  email: string;
  role: Role;
  partnershipId: string | null;
  fromOn: CalendarDay;
  untilOn: CalendarDay | null;
  suspended: boolean;
};

const rowsOf = (tx: Tx, instituteId: string) =>
  tx
    .selectFrom('memberships as m')
    .innerJoin('users as u', 'u.id', 'm.user_id')
    .select([
      'm.id',
      'm.user_id',
      'u.name',
      'u.email',
      'm.role',
      'm.partnership_id',
      'm.from_on',
      'm.until_on',
    ])
    .select('m.suspended_at')
    .where('m.institute_id', '=', instituteId)
    .where('m.role', '<>', 'system');

/** A membership at this institute, whatever its state; undefined where it is another's. */
export const membershipAt = async (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<MembershipRow | undefined> => {
  const row = await rowsOf(tx, instituteId).where('m.id', '=', id).executeTakeFirst();
  return row && asMembership(row);
};

/** All of a person's memberships at this institute, the oldest first; none where the person is a stranger here. */
export const membershipsAt = async (tx: Tx, instituteId: string, userId: string): Promise<MembershipRow[]> =>
  (
    await rowsOf(tx, instituteId)
      .where('m.user_id', '=', userId)
      .orderBy('m.from_on')
      .orderBy('m.id')
      .execute()
  ).map(asMembership);

/**
 * How many administrators besides one membership the institute has from a day on, for good: who is suspended, begins
 * later or has a last day does not count.
 */
export const administratorsFrom = async (
  tx: Tx,
  instituteId: string,
  { from, besides }: { from: CalendarDay; besides: string },
): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from memberships m join users u on u.id = m.user_id
     where m.institute_id = ${instituteId} and m.role = 'administrator' and m.id <> ${besides}
       and m.suspended_at is null and u.suspended_at is null
       and m.from_on <= ${from}::date and m.until_on is null`.execute(tx);
  return rows[0]?.count ?? 0;
};

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

const asMembership = (row: Row): MembershipRow => ({
  id: row.id,
  userId: row.user_id,
  name: row.name,
  email: row.email,
  role: row.role as Role,
  partnershipId: row.partnership_id,
  fromOn: row.from_on,
  untilOn: row.until_on,
  suspended: row.suspended_at !== null,
});
