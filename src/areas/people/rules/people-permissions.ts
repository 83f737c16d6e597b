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
