import { type Actor, type Permission, permitRoles } from '../../../kernel/actor.ts';

/** A publication is the institute's word: those who keep its programmes bring files in. */
export const mayImport = (actor: Actor): Permission =>
  permitRoles(actor, 'programme_officer', 'director', 'system');

/** ... and write them out. */
export const mayPublish = (actor: Actor): Permission =>
  permitRoles(actor, 'programme_officer', 'director', 'system');

/** Whom a publication does not name is for anyone of the office to say: raising it is urgent. */
export const mayProtect = (actor: Actor): Permission =>
  permitRoles(actor, 'programme_officer', 'director', 'finance_officer', 'system');

/** For the page of who may do what. */
export const publishingPermissions: readonly { key: string; ask: (actor: Actor) => Permission }[] = [
  { key: 'publishing.may-import', ask: mayImport },
  { key: 'publishing.may-publish', ask: mayPublish },
  { key: 'publishing.may-protect', ask: mayProtect },
];
