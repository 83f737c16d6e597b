import { type Actor, type Permission, permitRoles } from '../../../kernel/actor.ts';

/** The institute's own people; partners, auditors and the donor read their accounts elsewhere. */
export const mayReadJoint = (actor: Actor): Permission =>
  permitRoles(actor, 'programme_officer', 'finance_officer', 'director', 'administrator', 'system');

/** Who is in a joint programme, its outcomes, and the figures of organisations that do not work here. */
export const mayKeepJoint = (actor: Actor): Permission =>
  permitRoles(actor, 'finance_officer', 'director', 'system');

/** What the others read of one's own figures. */
export const mayReleaseBlock = (actor: Actor): Permission =>
  permitRoles(actor, 'finance_officer', 'director', 'system');

/** For the page of who may do what. */
export const jointPermissions: readonly { key: string; ask: (actor: Actor) => Permission }[] = [
  { key: 'joint.may-read', ask: mayReadJoint },
  { key: 'joint.may-keep', ask: mayKeepJoint },
  { key: 'joint.may-release', ask: mayReleaseBlock },
];
