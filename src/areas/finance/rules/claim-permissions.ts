import { type Actor, holds, type Permission, permitRoles } from '../../../kernel/actor.ts';

export const mayKeepInstalments = (actor: Actor): Permission =>
  permitRoles(actor, 'finance_officer', 'director', 'system');

/** What is given up for good binds the institute. */
export const mayCutSubsidy = (actor: Actor): Permission => permitRoles(actor, 'director', 'system');

/** Between institute and donor: its people; an auditor sees a part of the sums, which would be wrong ones. */
export const mayReadInstalments = (actor: Actor): Permission =>
  actor.institute && !holds(actor, 'partner_coordinator', 'partner_treasurer', 'auditor')
    ? true
    : { key: 'problem.not-your-role' };

export const claimPermissions: readonly { key: string; ask: (actor: Actor) => Permission }[] = [
  { key: 'finance.may-read-instalments', ask: mayReadInstalments },
  { key: 'finance.may-keep-instalments', ask: mayKeepInstalments },
  { key: 'finance.may-cut-subsidy', ask: mayCutSubsidy },
];
