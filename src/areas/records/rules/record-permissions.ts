import { type Actor, holds, type Permission, permitRoles } from '../../../kernel/actor.ts';
import type { DerogationOrigin } from './derogation-input.ts';
import { isShielded } from './document-input.ts';

type OfPartner = { partnershipId?: string | null | undefined };

const isOwn = (actor: Actor, { partnershipId }: OfPartner): boolean =>
  partnershipId != null && actor.partnerships.includes(partnershipId);

/** Officers anywhere; a partner's people on what is the partner's. */
export const mayAttachDocument = (actor: Actor, thing: OfPartner): Permission => {
  if (holds(actor, 'programme_officer', 'finance_officer', 'director', 'system')) return true;
  return isOwn(actor, thing) && holds(actor, 'partner_coordinator', 'partner_treasurer')
    ? true
    : { key: 'problem.not-your-role' };
};

/** Lists of persons and pay are for finance and audit only; the rest for whoever sees it at all. */
export const mayOpenDocument = (actor: Actor, document: { class: string }): Permission =>
  isShielded(document.class)
    ? mayOpenShielded(actor)
    : permitRoles(
        actor,
        'programme_officer',
        'finance_officer',
        'director',
        'administrator',
        'system',
        'partner_coordinator',
        'partner_treasurer',
        'auditor',
      );

export const mayOpenShielded = (actor: Actor): Permission => {
  const allowed = permitRoles(actor, 'finance_officer', 'auditor');
  return allowed === true ? true : { key: 'records.shielded' };
};

/** A document is never lost, only taken out of sight; a partner asks an officer for it. */
export const mayWithdrawDocument = (actor: Actor): Permission =>
  permitRoles(actor, 'programme_officer', 'finance_officer', 'director', 'system');

/** The institute's people remark on anything, a partner's on what is theirs; an auditor's findings come elsewhere. */
export const mayWriteComment = (actor: Actor, thing: OfPartner): Permission => {
  if (holds(actor, 'programme_officer', 'finance_officer', 'director', 'administrator', 'system'))
    return true;
  return isOwn(actor, thing) && holds(actor, 'partner_coordinator', 'partner_treasurer')
    ? true
    : { key: 'problem.not-your-role' };
};

/**
 * The institute's people read what was said of a thing that they see, a partner's what was said with their own. A control reads
 * what went between institute and partner on a thing that it reads, never what the institute's people said among themselves
 * (decision 0026).
 */
export const mayReadComment = (actor: Actor, comment: OfPartner): Permission => {
  if (holds(actor, 'programme_officer', 'finance_officer', 'director', 'administrator', 'system'))
    return true;
  const isReader = holds(actor, 'auditor') ? comment.partnershipId != null : isOwn(actor, comment);
  return isReader ? true : { key: 'problem.not-your-role' };
};

/** Figures and lists as of an entry of the trail: a partner reads how things stand, and of the trail its own entries alone. */
export const mayReadTrail = (actor: Actor): Permission =>
  actor.institute !== null && actor.partnerships.length === 0 ? true : { key: 'problem.not-your-role' };

export const maySeeDerogations = (actor: Actor): Permission =>
  permitRoles(
    actor,
    'programme_officer',
    'finance_officer',
    'director',
    'administrator',
    'system',
    'auditor',
  );

export const mayAskDerogation = (actor: Actor): Permission =>
  permitRoles(actor, 'programme_officer', 'finance_officer', 'director', 'system');

/** The house's rules are the director's to except from; the donor's letter is put on record by any officer. */
export const mayDecideDerogation = (actor: Actor, { origin }: { origin: DerogationOrigin }): Permission =>
  origin === 'institute'
    ? permitRoles(actor, 'director', 'system')
    : permitRoles(actor, 'programme_officer', 'finance_officer', 'director', 'system');

const own = (actor: Actor) => ({ partnershipId: actor.partnerships[0] });

/** For the page of who may do what. */
export const recordPermissions: readonly { key: string; ask: (actor: Actor) => Permission }[] = [
  { key: 'records.may-attach', ask: (actor) => mayAttachDocument(actor, own(actor)) },
  { key: 'records.may-open', ask: (actor) => mayOpenDocument(actor, { class: 'ordinary' }) },
  { key: 'records.may-open-shielded', ask: mayOpenShielded },
  { key: 'records.may-withdraw', ask: mayWithdrawDocument },
  { key: 'records.may-comment', ask: (actor) => mayWriteComment(actor, own(actor)) },
  {
    key: 'records.may-read-comments',
    // Of a control: what was said with a partner.
    ask: (actor) =>
      mayReadComment(actor, holds(actor, 'auditor') ? { partnershipId: actor.membershipId } : own(actor)),
  },
  { key: 'records.may-read-trail', ask: mayReadTrail },
  { key: 'records.may-see-derogations', ask: maySeeDerogations },
  { key: 'records.may-ask-derogation', ask: mayAskDerogation },
  { key: 'records.may-decide-house', ask: (actor) => mayDecideDerogation(actor, { origin: 'institute' }) },
  { key: 'records.may-record-donor', ask: (actor) => mayDecideDerogation(actor, { origin: 'donor' }) },
];
