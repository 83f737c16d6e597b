import { type Actor, holds, type Permission, permitRoles } from '../../../kernel/actor.ts';

/** Organisations, affiliations and support history are the institute's common knowledge: officers keep them. */
export const mayKeepOrganisations = (actor: Actor): Permission =>
  permitRoles(actor, 'programme_officer', 'finance_officer', 'director', 'system');

/** The register as a whole, work in progress: the institute's staff and its auditor; a partner sees only itself. */
export const mayReadOrganisations = (actor: Actor): Permission =>
  permitRoles(
    actor,
    'programme_officer',
    'finance_officer',
    'director',
    'administrator',
    'system',
    'auditor',
  );

/** One organisation's own page: the register's readers, and the partner that it is. */
export const mayReadOrganisation = (
  actor: Actor,
  organisation: { partnershipId: string | null },
): Permission => {
  if (mayReadOrganisations(actor) === true) return true;
  const isItself =
    organisation.partnershipId !== null && actor.partnerships.includes(organisation.partnershipId);
  return isItself && holds(actor, 'partner_coordinator', 'partner_treasurer')
    ? true
    : { key: 'problem.not-your-institute' };
};

/** Partnerships and the drafts of their agreements. */
export const mayKeepPartnerships = (actor: Actor): Permission =>
  permitRoles(actor, 'programme_officer', 'finance_officer', 'director', 'system');

/** The director's signature commits the institute. */
export const maySignAgreement = (actor: Actor): Permission => permitRoles(actor, 'director', 'system');

/** For the page of who may do what. */
export const partnerPermissions: readonly { key: string; ask: (actor: Actor) => Permission }[] = [
  { key: 'partners.may-read-organisations', ask: mayReadOrganisations },
  { key: 'partners.may-keep-organisations', ask: mayKeepOrganisations },
  { key: 'partners.may-keep-partnerships', ask: mayKeepPartnerships },
  { key: 'partners.may-sign-agreement', ask: maySignAgreement },
];
