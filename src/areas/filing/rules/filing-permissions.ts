import { type Actor, type Permission, permitRoles } from '../../../kernel/actor.ts';

/** Filing binds the institute: the director does it, or the officer who carries the programme. */
export const mayFile = (actor: Actor): Permission =>
  permitRoles(actor, 'director', 'programme_officer', 'system');

/**
 * What was filed is open to the institute and the donor. An auditor's control is limited to outcomes and years, which a
 * filing is not; a partner's own reports come by another way.
 */
export const mayReadFilings = (actor: Actor): Permission =>
  permitRoles(
    actor,
    'director',
    'programme_officer',
    'finance_officer',
    'administrator',
    'donor_officer',
    'system',
  );

export const filingPermissions: readonly { key: string; ask: (actor: Actor) => Permission }[] = [
  { key: 'filing.may-file', ask: mayFile },
  { key: 'filing.may-read-filings', ask: mayReadFilings },
];
