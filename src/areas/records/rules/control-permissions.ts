import { type Actor, holds, type Permission, permitRoles } from '../../../kernel/actor.ts';

/** Outcomes and years that a question is about. */
export type ControlScope = { outcomes: readonly string[]; years: readonly number[] };

/** An auditor asks within the control and nowhere else. */
export const mayAskControlQuestion = (actor: Actor, { outcomes, years }: ControlScope): Permission => {
  if (!holds(actor, 'auditor')) return { key: 'problem.not-your-role' };
  const isWithin =
    outcomes.every((id) => actor.scope?.outcomes.includes(id)) &&
    years.every((year) => actor.scope?.years.includes(year));
  return isWithin ? true : { key: 'records.outside-the-control' };
};

/** Asking again, closing and withdrawing; row-level security finds only questions within the control. */
export const mayDecideControlQuestion = (actor: Actor): Permission => permitRoles(actor, 'auditor');

export const mayReplyToControl = (actor: Actor): Permission =>
  permitRoles(actor, 'programme_officer', 'finance_officer', 'director');

/** Between the institute's officers and the auditors: partners, administrators and the donor see nothing of it. */
export const maySeeControlQuestions = (actor: Actor): Permission =>
  permitRoles(actor, 'programme_officer', 'finance_officer', 'director', 'auditor');

const own = (actor: Actor): ControlScope => actor.scope ?? { outcomes: [], years: [] };

/** For the page of who may do what. */
export const controlPermissions: readonly { key: string; ask: (actor: Actor) => Permission }[] = [
  { key: 'records.may-see-control', ask: maySeeControlQuestions },
  { key: 'records.may-ask-control', ask: (actor) => mayAskControlQuestion(actor, own(actor)) },
  { key: 'records.may-reply-control', ask: mayReplyToControl },
  { key: 'records.may-decide-control', ask: mayDecideControlQuestion },
];
