import { sql } from 'kysely';
import type { Database } from '../../src/db/database.ts';
import type { Actor } from '../../src/kernel/actor.ts';
import { newId } from '../../src/kernel/id.ts';
import { newToken } from '../../src/secrets/token.ts';

/**
 * Makes a cast actor real: person, membership, the duties lent to it, and an open session; returns the session's
 * token. A partner's partnership must be there (`makeProgramme` makes two).
 */
export const openSessionOf = async (db: Database, actor: Actor): Promise<string> => {
  const office: Actor = { ...actor, role: 'system' };
  await db.write(office, async (tx) => {
    await tx.insertInto('users').values(personOf(actor)).execute();
    await tx.insertInto('memberships').values(membershipOf(actor)).execute();
    for (const role of actor.duties.filter((duty) => duty !== actor.role)) {
      const lender: Actor = {
        ...actor,
        userId: newId(),
        membershipId: newId(),
        role,
        partnerships: [],
        scope: null,
      };
      await tx.insertInto('users').values(personOf(lender)).execute();
      await tx.insertInto('memberships').values(membershipOf(lender)).execute();
      await tx
        .insertInto('lent_duties')
        .values({
          institute_id: actor.institute?.id ?? '',
          id: newId(),
          lender_id: lender.membershipId,
          borrower_id: actor.membershipId,
          role,
          from_on: '2020-01-01',
          until_on: '2099-12-31',
          reason: 'Test',
          entry_no: 1,
        })
        .execute();
    }
  });
  const { token, hash } = newToken();
  await db.write({ role: 'doorkeeper' }, (tx) =>
    sql`insert into sessions (token_hash, user_id, membership_id, expires_at)
      values (${hash}, ${actor.userId}, ${actor.membershipId}, clock_timestamp() + interval '1 day')`.execute(
      tx,
    ),
  );
  return token;
};

const personOf = ({ userId, name, language }: Actor) => ({
  id: userId,
  email: `${userId}@example.org`,
  name,
  language,
});

const membershipOf = (actor: Actor) => ({
  id: actor.membershipId,
  user_id: actor.userId,
  institute_id: actor.institute?.id ?? null,
  role: actor.role,
  partnership_id: actor.partnerships[0] ?? null,
  from_on: '2020-01-01',
  until_on: actor.role === 'auditor' ? '2099-12-31' : null,
  scope_outcomes: [...(actor.scope?.outcomes ?? [])],
  scope_years: [...(actor.scope?.years ?? [])],
  scope_items: [...(actor.scope?.items ?? [])],
  entry_no: 1,
});
