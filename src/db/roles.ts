import pg from 'pg';

/** What an application login may become, one role a kind of actor; none of them owns anything or inherits. */
export const actingRoles = [
  'relais_institute',
  'relais_partner',
  'relais_donor',
  'relais_auditor',
  'relais_signin',
  'relais_public',
];

/**
 * Makes the roles that are missing in the cluster and lets `appLogin` become each of them. Safe to repeat.
 * Needs a login that may create roles, on the first run only. @throws Error where the application would be the owner.
 */
export const prepareRoles = async (owner: pg.Client, appLogin: string): Promise<void> => {
  // As a member of the acting roles the owner would be held by their policies, and a backup would miss rows.
  if (appLogin === 'relais_owner')
    throw new Error(
      'DATABASE_URL must not log in as relais_owner, which owns the tables: give it a login of its own',
    );
  const { rows } = await owner.query<{ rolname: string }>(
    `select rolname from pg_roles where rolname like 'relais%'`,
  );
  const known = new Set(rows.map((row) => row.rolname));
  const missing = ['relais_owner', ...actingRoles].filter((role) => !known.has(role));
  for (const role of missing) await owner.query(`create role ${role} nologin noinherit`);
  const { rows: self } = await owner.query<{ name: string; owns: boolean }>(
    `select current_user::text as name, pg_has_role(current_user, 'relais_owner', 'usage') as owns`,
  );
  if (!self[0]?.owns) await owner.query(`grant relais_owner to ${pg.escapeIdentifier(self[0]?.name ?? '')}`);
  await owner.query('grant create, usage on schema public to relais_owner');
  for (const role of await notYetGranted(owner, appLogin)) {
    await owner.query(`grant ${role} to ${pg.escapeIdentifier(appLogin)}`);
  }
};

const notYetGranted = async (owner: pg.Client, login: string): Promise<string[]> => {
  const { rows } = await owner.query<{ role: string }>(
    `select r.rolname as role from pg_auth_members m
       join pg_roles r on r.oid = m.roleid join pg_roles member on member.oid = m.member
      where member.rolname = $1`,
    [login],
  );
  const granted = new Set(rows.map((row) => row.role));
  return actingRoles.filter((role) => !granted.has(role));
};
