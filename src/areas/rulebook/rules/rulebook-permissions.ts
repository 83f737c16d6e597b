import { type Actor, type Permission, permitRoles } from '../../../kernel/actor.ts';

/** The rulebook is set up once, by the system when it founds the institute, or by the director. */
export const mayAdoptRulebook = (actor: Actor): Permission => permitRoles(actor, 'director', 'system');

/** Numbers of the law and facts of countries: whoever works with them corrects them, with a reason. */
export const mayKeepRulebook = (actor: Actor): Permission =>
  permitRoles(actor, 'programme_officer', 'finance_officer', 'director', 'system');

/** The agreement, the numbers and the facts: everyone of the institute, its partners and its auditor. */
const mayReadRulebook = (actor: Actor): Permission =>
  actor.institute !== null ? true : { key: 'problem.not-your-institute' };

/** For the page of who may do what. */
export const rulebookPermissions: readonly { key: string; ask: (actor: Actor) => Permission }[] = [
  { key: 'rulebook.may-read', ask: mayReadRulebook },
  { key: 'rulebook.may-adopt', ask: mayAdoptRulebook },
  { key: 'rulebook.may-keep', ask: mayKeepRulebook },
];
