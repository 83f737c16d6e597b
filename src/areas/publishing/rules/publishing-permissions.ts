import { type Actor, type Permission, permitRoles } from '../../../kernel/actor.ts';

/** A publication is the institute's word: those who keep its programmes bring files in. */
export const mayImport = (actor: Actor): Permission =>
  permitRoles(actor, 'programme_officer', 'director', 'system');

/** ... and write them out. */
export const mayPublish = (actor: Actor): Permission =>
  permitRoles(actor, 'programme_officer', 'director', 'system');

/** For the page of who may do what. */
export const publishingPermissions: readonly { key: string; ask: (actor: Actor) => Permission }[] = [
  { key: 'publishing.may-import', ask: mayImport },
  { key: 'publishing.may-publish', ask: mayPublish },
];
