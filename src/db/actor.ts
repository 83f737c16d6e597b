import type { Actor } from '../kernel/actor.ts';

/** Those who act before anyone is known: the door (sign-in), and the public page. */
export type Nobody = { role: 'doorkeeper' } | { role: 'visitor' };

/** The PostgreSQL role under which this actor's statements run. */
export const databaseRoleOf = (actor: Actor | Nobody): string => {
  switch (actor.role) {
    case 'doorkeeper':
      return 'relais_signin';
    case 'visitor':
      return 'relais_public';
    case 'donor_officer':
      return 'relais_donor';
    case 'auditor':
      return 'relais_auditor';
    case 'partner_coordinator':
    case 'partner_treasurer':
      return 'relais_partner';
    default:
      return 'relais_institute';
  }
};
