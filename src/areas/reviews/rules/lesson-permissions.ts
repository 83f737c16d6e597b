import { type Actor, type Permission, permitRoles, roles } from '../../../kernel/actor.ts';

/** The draft is the institute's own. */
export const mayWriteLessons = (actor: Actor): Permission =>
  permitRoles(actor, 'programme_officer', 'director', 'system');

/** What was filed is for all to learn from: the house, partners where they work in its outcome, a control, the donor over the institutes. */
export const mayReadFiledLessons = (actor: Actor): Permission => permitRoles(actor, ...roles);

export const lessonPermissions: readonly { key: string; ask: (actor: Actor) => Permission }[] = [
  { key: 'reviews.may-write-lessons', ask: mayWriteLessons },
  { key: 'reviews.may-read-filed-lessons', ask: mayReadFiledLessons },
];
