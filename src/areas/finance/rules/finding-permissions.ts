import { type Actor, holds, type Permission, permitRoles } from '../../../kernel/actor.ts';

/** Outcomes and years that a finding is about. */
export type FoundIn = { outcomes: readonly string[]; years: readonly number[] };

/** An auditor finds within the control and nowhere else; what came by letter the finance officer or director enters. */
export const mayRecordFinding = (actor: Actor, { outcomes, years }: FoundIn): Permission => {
  if (!holds(actor, 'auditor')) return permitRoles(actor, 'finance_officer', 'director');
  const isWithin =
    outcomes.every((id) => actor.scope?.outcomes.includes(id)) &&
    years.every((year) => actor.scope?.years.includes(year));
  return isWithin ? true : { key: 'records.outside-the-control' };
};

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

/** Between the institute's officers and the auditors: partners, administrators and the donor see nothing of it. */
export const maySeeFindings = (actor: Actor): Permission =>
  permitRoles(actor, 'programme_officer', 'finance_officer', 'director', 'auditor');

/** For the page of who may do what. */
export const findingPermissions: readonly { key: string; ask: (actor: Actor) => Permission }[] = [
  { key: 'finance.may-see-findings', ask: maySeeFindings },
  {
    key: 'finance.may-record-findings',
    ask: (actor) => mayRecordFinding(actor, { outcomes: [], years: [] }),
  },
  { key: 'finance.may-reply-to-findings', ask: mayReplyToFinding },
  { key: 'finance.may-decide-findings', ask: mayDecideFinding },
  { key: 'finance.may-settle-findings', ask: maySettleFinding },
];
