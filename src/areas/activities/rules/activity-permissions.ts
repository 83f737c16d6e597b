import { type Actor, holds, type Permission, permitRoles } from '../../../kernel/actor.ts';

/** Everyone of the institute, a partner its own, an auditor what is under control; never the donor. */
export const mayReadActivities = (actor: Actor): Permission =>
  actor.institute && !holds(actor, 'donor_officer') ? true : { key: 'problem.not-your-role' };

/** Planning, holding, counting and cancelling belong together: the partner coordinator's and the officer's. */
export const mayKeepActivities = (actor: Actor): Permission =>
  permitRoles(actor, 'partner_coordinator', 'programme_officer', 'director', 'system');

/** A partner collects stories and consents; what the public sees is the institute's to decide. */
export const mayPublishStories = (actor: Actor): Permission =>
  permitRoles(actor, 'programme_officer', 'director', 'system');
/** That what stands published without everyone's consent never was published takes it off every list: one more person says so. */
export const mayUnsayPublications = (actor: Actor): Permission => permitRoles(actor, 'director', 'system');
/** What is true of all activities together (none on the local level, who was reached) asks for all of them: the institute's people. */
export const mayReadWholeWork = (actor: Actor): Permission =>
  permitRoles(actor, 'programme_officer', 'finance_officer', 'director', 'administrator', 'system');

export const activityPermissions: readonly { key: string; ask: (actor: Actor) => Permission }[] = [
  { key: 'activities.may-read', ask: mayReadActivities },
  { key: 'activities.may-read-whole', ask: mayReadWholeWork },
  { key: 'activities.may-keep', ask: mayKeepActivities },
  { key: 'activities.may-publish-stories', ask: mayPublishStories },
  { key: 'activities.may-unsay-publications', ask: mayUnsayPublications },
];
