import { type Actor, type Permission, permitRoles } from '../../../kernel/actor.ts';

/** What was given out of the house and must be read no more is the director's to say. */
export const mayWithdrawFiledWords = (actor: Actor): Permission => permitRoles(actor, 'director', 'system');
