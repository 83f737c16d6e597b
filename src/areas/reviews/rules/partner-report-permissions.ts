import { type Actor, type Permission, permitRoles } from '../../../kernel/actor.ts';

/** The institute and the partner whose report it is; a control reads the vouchers and entries themselves. */
export const mayReadPartnerReports = (actor: Actor): Permission =>
  permitRoles(
    actor,
    'partner_coordinator',
    'partner_treasurer',
    'programme_officer',
    'finance_officer',
    'director',
    'administrator',
    'system',
  );

/** The partner writes and files its own (row policy), an officer on its behalf. */
export const mayWritePartnerReports = (actor: Actor): Permission =>
  permitRoles(actor, 'partner_coordinator', 'programme_officer', 'director', 'system');

/** The institute accepts a report or returns items of it. */
export const mayJudgePartnerReports = (actor: Actor): Permission =>
  permitRoles(actor, 'programme_officer', 'director', 'system');

/** Nobody accepts what they filed themselves. */
export const mayAcceptReport = (actor: Actor, { filedBy }: { filedBy: string | null }): Permission => {
  const allowed = mayJudgePartnerReports(actor);
  if (allowed !== true) return allowed;
  return actor.userId === filedBy ? { key: 'reviews.report-is-ones-own' } : true;
};

export const partnerReportPermissions: readonly { key: string; ask: (actor: Actor) => Permission }[] = [
  { key: 'reviews.may-read-reports', ask: mayReadPartnerReports },
  { key: 'reviews.may-write-reports', ask: mayWritePartnerReports },
  { key: 'reviews.may-judge-reports', ask: mayJudgePartnerReports },
];
