import { type Actor, type Permission, permitRoles } from '../../../kernel/actor.ts';

/** The institute's own look at its work: the partner and a control do not read it. */
export const mayWriteScores = (actor: Actor): Permission =>
  permitRoles(actor, 'programme_officer', 'director', 'system');

/** What was filed is read by the institute and the donor. */
export const mayReadFiledScores = (actor: Actor): Permission =>
  permitRoles(
    actor,
    'programme_officer',
    'finance_officer',
    'director',
    'administrator',
    'donor_officer',
    'system',
  );

export const scorePermissions: readonly { key: string; ask: (actor: Actor) => Permission }[] = [
  { key: 'reviews.may-write-scores', ask: mayWriteScores },
  { key: 'reviews.may-read-filed-scores', ask: mayReadFiledScores },
];
