import { type Actor, holds, type Permission, permitRoles } from '../../../kernel/actor.ts';
import { mayRecordFinding, maySeeFindings } from '../../finance/rules/control-link-permissions.ts';

/** Row-level security finds only findings within the control; limited to items, of the general ones only its own. */
export const mayDecideFinding = (actor: Actor): Permission =>
  permitRoles(actor, 'auditor', 'finance_officer', 'director');

/** Whether the word is the control's own; anyone else names the letter that brought it. */
export const speaksForTheControl = (actor: Actor): boolean => holds(actor, 'auditor');

export const mayReplyToFinding = (actor: Actor): Permission =>
  permitRoles(actor, 'programme_officer', 'finance_officer', 'director');

/** A rejected amount goes to own funds. */
export const maySettleFinding = (actor: Actor): Permission =>
  permitRoles(actor, 'finance_officer', 'director');

/** For the page of who may do what. */
export const findingPermissions: readonly { key: string; ask: (actor: Actor) => Permission }[] = [
  { key: 'control.may-see-findings', ask: maySeeFindings },
  {
    key: 'control.may-record-findings',
    ask: (actor) => mayRecordFinding(actor, { outcomes: [], years: [] }),
  },
  { key: 'control.may-reply-to-findings', ask: mayReplyToFinding },
  { key: 'control.may-decide-findings', ask: mayDecideFinding },
  { key: 'control.may-settle-findings', ask: maySettleFinding },
];
