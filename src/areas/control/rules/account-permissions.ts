import { type Actor, holds, type Permission, permitRoles } from '../../../kernel/actor.ts';
import { mayReadJustification } from '../../finance/rules/control-link-permissions.ts';

export const mayFreezeAccount = (actor: Actor): Permission =>
  permitRoles(actor, 'finance_officer', 'director');

/** What the annual accounts say of a year. */
export const mayKeepAccountFacts = (actor: Actor): Permission =>
  permitRoles(actor, 'finance_officer', 'director');

/** What is repaid or still claimed in the end is the director's to decide. */
export const mayDecideSettlement = (actor: Actor): Permission => permitRoles(actor, 'director');

/** The institute's officers, and the auditor it was frozen for (row-level security finds no other). */
export const maySeeFrozenAccounts = (actor: Actor): Permission =>
  permitRoles(actor, 'programme_officer', 'finance_officer', 'director', 'auditor');

/** The statutory auditor for whom it was frozen, and nobody in its place. */
export const mayConfirmAccount = (actor: Actor, { auditorId }: { auditorId: string }): Permission => {
  if (!holds(actor, 'auditor')) return { key: 'problem.not-your-role' };
  return actor.membershipId === auditorId ? true : { key: 'control.frozen-for-another' };
};

/** For the page of who may do what. */
export const accountPermissions: readonly { key: string; ask: (actor: Actor) => Permission }[] = [
  { key: 'control.may-read-justification', ask: mayReadJustification },
  { key: 'control.may-freeze-accounts', ask: mayFreezeAccount },
  { key: 'control.may-keep-account-facts', ask: mayKeepAccountFacts },
  { key: 'control.may-decide-settlements', ask: mayDecideSettlement },
  { key: 'control.may-see-frozen-accounts', ask: maySeeFrozenAccounts },
  {
    key: 'control.may-confirm-accounts',
    ask: (actor) => mayConfirmAccount(actor, { auditorId: actor.membershipId }),
  },
];
