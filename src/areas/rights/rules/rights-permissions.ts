import { type Actor, type Permission, permitRoles } from '../../../kernel/actor.ts';

/** The institute's staff, and a partner what is its own. These records hang on no outcome: no control reaches them. */
export const mayReadRights = (actor: Actor): Permission =>
  permitRoles(
    actor,
    'programme_officer',
    'finance_officer',
    'director',
    'administrator',
    'system',
    'partner_coordinator',
    'partner_treasurer',
  );

/** Dialogue, agreements and advocacy are the partner's own work; an officer enters them for a partner without an account. */
export const mayKeepRights = (actor: Actor): Permission =>
  permitRoles(actor, 'partner_coordinator', 'programme_officer', 'director', 'system');

export const rightsPermissions: readonly { key: string; ask: (actor: Actor) => Permission }[] = [
  { key: 'rights.may-read', ask: mayReadRights },
  { key: 'rights.may-keep', ask: mayKeepRights },
];
