import { type Actor, holds, type Permission, permitRoles } from '../../../kernel/actor.ts';

/** Everyone of the institute, a partner those held with it, an auditor what is under control; never the donor. */
const mayReadReviews = (actor: Actor): Permission =>
  actor.institute && !holds(actor, 'donor_officer') ? true : { key: 'problem.not-your-role' };

/** Opening, writing, concluding and correcting belong together: a review is the institute's own look. */
export const mayKeepReviews = (actor: Actor): Permission =>
  permitRoles(actor, 'programme_officer', 'director', 'system');

/** Whoever took something on says what became of it: the partner's coordinator too. */
export const mayFollowUpReviews = (actor: Actor): Permission =>
  permitRoles(actor, 'partner_coordinator', 'programme_officer', 'director', 'system');

/** An expert is sent by the institute: whoever keeps reviews starts the mission. */
export const mayStartMission = (actor: Actor): Permission => mayKeepReviews(actor);

/** The whole response to an evaluation commits the institute; a second look: none of it is one's own. */
export const maySignResponse = (actor: Actor): Permission => permitRoles(actor, 'director', 'system');

export const reviewPermissions: readonly { key: string; ask: (actor: Actor) => Permission }[] = [
  { key: 'reviews.may-read', ask: mayReadReviews },
  { key: 'reviews.may-keep', ask: mayKeepReviews },
  { key: 'reviews.may-follow-up', ask: mayFollowUpReviews },
  { key: 'reviews.may-start-mission', ask: mayStartMission },
  { key: 'reviews.may-sign-response', ask: maySignResponse },
];
