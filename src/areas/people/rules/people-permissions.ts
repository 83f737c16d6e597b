import { type Actor, holds, type Permission, permitRoles } from '../../../kernel/actor.ts';
import type { InvitationInput } from './invitation-input.ts';

/** Administrators and directors decide who works in the house; officers invite people of their partners. */
export const mayInvite = (actor: Actor, invitation: Pick<InvitationInput, 'role'>): Permission => {
  if (invitation.role === 'donor_officer') return permitRoles(actor, 'system');
  if (holds(actor, 'administrator', 'director', 'system')) return true;
  if (invitation.role.startsWith('partner_'))
    return permitRoles(actor, 'programme_officer', 'finance_officer');
  return { key: 'problem.not-your-role' };
};

export const maySeePeople = (actor: Actor): Permission =>
  permitRoles(actor, 'administrator', 'director', 'programme_officer', 'finance_officer', 'system');

export const maySuspend = (actor: Actor): Permission =>
  permitRoles(actor, 'administrator', 'director', 'system');

/** Staff who leave for some days lend their own duty; any other is for those who decide who works in the house. */
export const mayLendDuty = (actor: Actor, duty: { lenderId: string }): Permission =>
  actor.membershipId === duty.lenderId
    ? maySeePeople(actor)
    : permitRoles(actor, 'administrator', 'director', 'system');

/** A new password for someone without mail: only the person who runs the installation hands out such links. */
export const mayGivePasswordLink = (actor: Actor): Permission =>
  permitRoles(actor, 'administrator', 'system');

const nobodys = '00000000-0000-7000-8000-000000000000';

/** For the page of who may do what. */
export const peoplePermissions: readonly { key: string; ask: (actor: Actor) => Permission }[] = [
  { key: 'people.may-see-people', ask: maySeePeople },
  { key: 'people.may-invite-staff', ask: (actor) => mayInvite(actor, { role: 'programme_officer' }) },
  { key: 'people.may-invite-partners', ask: (actor) => mayInvite(actor, { role: 'partner_coordinator' }) },
  { key: 'people.may-suspend', ask: maySuspend },
  { key: 'people.may-lend-own-duty', ask: (actor) => mayLendDuty(actor, { lenderId: actor.membershipId }) },
  { key: 'people.may-lend-any-duty', ask: (actor) => mayLendDuty(actor, { lenderId: nobodys }) },
  { key: 'people.may-give-password-link', ask: mayGivePasswordLink },
];
