import { type Actor, holds, type Permission, permitRoles } from '../../../kernel/actor.ts';

/* Who is led from the money to a control of it; what is done there stands in area control, which asks the same. */

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

/** Between the institute's officers and the auditors: partners, administrators and the donor see nothing of it. */
export const maySeeFindings = (actor: Actor): Permission =>
  permitRoles(actor, 'programme_officer', 'finance_officer', 'director', 'auditor');

/** The account of a year rests on the sums of the whole programme: who reads it reads all of it. */
export const mayReadJustification = (actor: Actor): Permission =>
  permitRoles(actor, 'programme_officer', 'finance_officer', 'director', 'administrator', 'system');
