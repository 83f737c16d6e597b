import { type Actor, type Permission, permitRoles } from '../../../kernel/actor.ts';

const keepers = ['programme_officer', 'finance_officer', 'director', 'system'] as const;

/** The clock is the institute's own: staff read it; partners, auditors and the donor do not. */
export const mayReadObligations = (actor: Actor): Permission =>
  permitRoles(actor, ...keepers, 'administrator');

/** The donor reads what was filed, over the institutes, and by which day what is owed; nothing of how it stands in the house. */
export const mayReadFiledObligations = (actor: Actor): Permission => permitRoles(actor, 'donor_officer');

/** Filing, the fact that a term runs from, another function, and the donor's word with its letter. */
export const mayKeepObligations = (actor: Actor): Permission => permitRoles(actor, ...keepers);

/** The days themselves: a director answers for what the institute takes the law to say. */
export const mayReviseObligationKinds = (actor: Actor): Permission =>
  permitRoles(actor, 'director', 'system');

/** Reminders go out by themselves: the schedule and the command line note them. */
export const mayNoteReminders = (actor: Actor): Permission => permitRoles(actor, 'system');

/** Each under the key of the sentence that names it. */
export const obligationPermissions: readonly { key: string; ask: (actor: Actor) => Permission }[] = [
  { key: 'obligations.may-read', ask: mayReadObligations },
  { key: 'obligations.may-read-filed', ask: mayReadFiledObligations },
  { key: 'obligations.may-keep', ask: mayKeepObligations },
  { key: 'obligations.may-revise-kinds', ask: mayReviseObligationKinds },
  { key: 'obligations.may-note-reminders', ask: mayNoteReminders },
];
