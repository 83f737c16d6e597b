import { type Actor, type Permission, permitRoles } from '../../../kernel/actor.ts';

/** Organisations, affiliations and support history are the institute's common knowledge: officers keep them. */
export const mayKeepOrganisations = (actor: Actor): Permission =>
  permitRoles(actor, 'programme_officer', 'finance_officer', 'director', 'system');
