import { type Actor, holds, type Permission, permitRoles } from '../../../kernel/actor.ts';
import { whyFixed, whyInSheet } from './report-state.ts';
import { mayMeasure } from './result-permissions.ts';

/** Windows are opened by those who ask for the figures. */
export const mayOpenWindows = (actor: Actor): Permission =>
  permitRoles(actor, 'programme_officer', 'director', 'system');

/** Whoever measures for a partner fills its sheet: the partner itself, or the institute on its behalf; and the institute its own. */
export const mayReport = (actor: Actor, sheet: { partnershipId: string | null }): Permission =>
  mayMeasure(actor, sheet);

/** Figures are returned, approved and locked by the institute, never by the partner, or the person, that gave them. */
export const mayReviewReports = (actor: Actor): Permission =>
  permitRoles(actor, 'programme_officer', 'director', 'system');

type Figure = { partnershipId: string | null; state: string | undefined };

/** Whoever measures a figure corrects it; one that is approved, or of a locked period, is restated by who reviews. */
export const mayCorrect = (actor: Actor, figure: Figure): Permission => {
  const allowed = mayMeasure(actor, figure);
  const fixed = whyFixed(figure.state);
  if (allowed !== true || !fixed) return allowed;
  const isPartner = holds(actor, 'partner_coordinator', 'partner_treasurer');
  return !isPartner && mayReviewReports(actor) === true ? true : fixed;
};

/** Whoever corrects a figure takes it back as well, but for one that lies with an officer or was returned: its sheet does. */
export const mayWithdraw = (actor: Actor, figure: Figure): Permission => {
  const allowed = mayCorrect(actor, figure);
  return allowed === true ? (whyInSheet(figure.state) ?? true) : allowed;
};

/** The institute and its partners, each its own; the auditor reads the figures themselves. */
export const mayReadReports = (actor: Actor): Permission =>
  actor.institute === null || holds(actor, 'auditor') ? { key: 'problem.not-your-role' } : true;

/** That a letter left is noted by the system that sent it. */
export const mayNoteLetters = (actor: Actor): Permission => permitRoles(actor, 'system');

/** For the page of who may do what. */
export const reportPermissions: readonly { key: string; ask: (actor: Actor) => Permission }[] = [
  { key: 'results.may-open-windows', ask: mayOpenWindows },
  { key: 'results.may-review-reports', ask: mayReviewReports },
];
