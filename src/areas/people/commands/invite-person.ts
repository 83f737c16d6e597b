import { sql } from 'kysely';
import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { commonChain } from '../../../command/trail.ts';
import type { Tx } from '../../../db/transaction.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { type InvitationInput, invitationInput } from '../rules/invitation-input.ts';
import { mayInvite } from '../rules/people-permissions.ts';

const linkDays = 14;

/** A membership for someone, and for a newcomer a user and the link that sets the first password. */
export const invitePerson = defineCommand({
  name: 'invite-person',
  version: 1,
  input: invitationInput,
  chain: (actor, input) =>
    input.role === 'donor_officer' ? commonChain : (actor.institute?.id ?? commonChain),
  personal: ['email', 'name'],
  may: mayInvite,
  run: async ({ tx, actor, entryNo }, input) => {
    const userId = input.userId ?? newId();
    if (!input.userId && !(await newcomer(tx, userId, input))) return refuse({ key: 'people.just-invited' });
    if (input.userId && (await hasRole(tx, actor.institute?.id, input)))
      return refuseFields({ role: [{ key: 'people.has-this-role' }] });
    const membershipId = newId();
    await tx
      .insertInto('memberships')
      .values({
        id: membershipId,
        user_id: userId,
        institute_id: input.role === 'donor_officer' ? null : (actor.institute?.id ?? null),
        role: input.role,
        partnership_id: input.partnershipId ?? null,
        from_on: input.from ?? todayIn(),
        until_on: input.until ?? null,
        scope_outcomes: input.scopeOutcomes,
        scope_years: input.scopeYears,
        scope_items: input.scopeItems,
        entry_no: entryNo,
      })
      .execute();
    const after = {
      email: input.email,
      name: input.name,
      role: input.role,
      partnershipId: input.partnershipId,
    };
    return done({ userId, membershipId }, { subject: { kind: 'membership', id: membershipId }, after });
  },
});

const newcomer = async (
  tx: Tx,
  id: string,
  { email, name, language, linkHash }: InvitationInput,
): Promise<boolean> => {
  // Somebody else may have invited the same address since `prepareInvitation` looked.
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('users')
    .values({ id, email, name, language })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows !== 1n) return false;
  if (!linkHash) return true;
  await sql`insert into one_time_links (token_hash, user_id, purpose, expires_at)
    values (${Buffer.from(linkHash, 'hex')}, ${id}, 'invitation', clock_timestamp() + make_interval(days => ${linkDays}))`.execute(
    tx,
  );
  return true;
};

const hasRole = async (
  tx: Tx,
  instituteId: string | undefined,
  { userId = '', role, partnershipId, from = todayIn() }: InvitationInput,
): Promise<boolean> => {
  if (!instituteId) return false;
  const { rows } = await sql`select from memberships
    where institute_id = ${instituteId} and user_id = ${userId} and role = ${role} and role <> 'auditor'
      and partnership_id is not distinct from ${partnershipId ?? null}::uuid
      and (until_on is null or until_on >= ${from}::date)`.execute(tx);
  return rows.length > 0;
};
