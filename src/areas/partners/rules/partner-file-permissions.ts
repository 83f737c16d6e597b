import { type Actor, holds, type Permission, permitRoles } from '../../../kernel/actor.ts';

type OfPartner = { partnershipId: string };

const isOwn = (actor: Actor, { partnershipId }: OfPartner): boolean =>
  actor.partnerships.includes(partnershipId) && holds(actor, 'partner_coordinator', 'partner_treasurer');

/**
 * Screenings, membership, hand-over and the decisions of a partner's organs: the institute's people and the partner
 * itself. Neither the donor nor an auditor: the file is a conversation of the two.
 */
export const mayReadPartnerFile = (actor: Actor, partner: OfPartner): Permission => {
  if (isOwn(actor, partner)) return true;
  return permitRoles(actor, 'programme_officer', 'finance_officer', 'director', 'administrator', 'system');
};

/** The institute looks at its partner. */
export const mayKeepScreenings = (actor: Actor): Permission =>
  permitRoles(actor, 'programme_officer', 'director', 'system');

/** Members, hand-over and decisions are the partner's own; an officer enters them for a partner without an account. */
export const mayKeepPartnerFile = (actor: Actor): Permission =>
  permitRoles(actor, 'partner_coordinator', 'programme_officer', 'director', 'system');

/** The partner alone speaks for itself. */
export const mayAnswerScreening = (actor: Actor): Permission => permitRoles(actor, 'partner_coordinator');

/** For the page of who may do what. */
export const partnerFilePermissions: readonly { key: string; ask: (actor: Actor) => Permission }[] = [
  {
    key: 'partners.may-read-file',
    ask: (actor) => mayReadPartnerFile(actor, { partnershipId: actor.partnerships[0] ?? '' }),
  },
  { key: 'partners.may-keep-screenings', ask: mayKeepScreenings },
  { key: 'partners.may-keep-file', ask: mayKeepPartnerFile },
  { key: 'partners.may-answer-screening', ask: mayAnswerScreening },
];
