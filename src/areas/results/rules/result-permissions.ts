import { type Actor, holds, type Permission, permitRoles } from '../../../kernel/actor.ts';

/** Indicators, baselines and targets are agreed with the donor: the institute's officers keep them. */
export const mayDefineIndicators = (actor: Actor): Permission =>
  permitRoles(actor, 'programme_officer', 'director', 'system');

/** The library is the institute's, for all its programmes. */
export const mayKeepLibrary = (actor: Actor): Permission =>
  permitRoles(actor, 'programme_officer', 'director', 'system');

/** A partner measures its own; officers measure for the institute, and on behalf of a partner without an account. */
export const mayMeasure = (
  actor: Actor,
  thing: { partnershipId?: string | null | undefined },
): Permission => {
  if (!holds(actor, 'partner_coordinator', 'partner_treasurer'))
    return permitRoles(actor, 'programme_officer', 'finance_officer', 'director', 'system');
  return actor.partnerships.includes(thing.partnershipId ?? '')
    ? true
    : { key: 'results.not-your-partnership' };
};

/** Everyone of the institute, its partners and its auditor; the donor reads what was filed. */
const mayReadResults = (actor: Actor): Permission =>
  actor.institute !== null ? true : { key: 'problem.not-your-institute' };

/** The sheet of an outcome's indicators: whoever measures anything. */
export const mayFillSheet = (actor: Actor): Permission =>
  mayMeasure(actor, { partnershipId: actor.partnerships[0] });

/** The records behind a figure lie outside what a control reaches: whoever measures reads them, a partner its own. */
export const mayReadFeeds = (actor: Actor): Permission => mayFillSheet(actor);

/** For the page of who may do what. */
export const resultPermissions: readonly { key: string; ask: (actor: Actor) => Permission }[] = [
  { key: 'results.may-read', ask: mayReadResults },
  { key: 'results.may-define', ask: mayDefineIndicators },
  { key: 'results.may-keep-library', ask: mayKeepLibrary },
  { key: 'results.may-measure', ask: mayFillSheet },
  { key: 'results.may-read-feeds', ask: mayReadFeeds },
];
