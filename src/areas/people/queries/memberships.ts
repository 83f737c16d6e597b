import type { Tx } from '../../../db/transaction.ts';
import type { Role } from '../../../kernel/actor.ts';

export type MembershipRow = {
  id: string;
  userId: string;
  name: string;
  email: string;
  role: Role;
  partnershipId: string | null;
  untilOn: string | null;
  suspended: boolean;
};

const rowsOf = (tx: Tx, instituteId: string) =>
  tx
    .selectFrom('memberships as m')
    .innerJoin('users as u', 'u.id', 'm.user_id')
    .select(['m.id', 'm.user_id', 'u.name', 'u.email', 'm.role', 'm.partnership_id', 'm.until_on'])
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

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

const asMembership = (row: Row): MembershipRow => ({
  id: row.id,
  userId: row.user_id,
  name: row.name,
  email: row.email,
  role: row.role as Role,
  partnershipId: row.partnership_id,
  untilOn: row.until_on,
  suspended: row.suspended_at !== null,
});
