import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import pg from 'pg';
import { testPlace } from '../support/cluster.ts';
import { lentForDates } from './lent-for-dates.ts';
import { otherPolicies } from './other-policies.ts';
import { removable } from './removable.ts';

const place = await testPlace();
const owner = new pg.Client({ connectionString: place.ownerUrl });
// The database is dropped before this file's own hooks run.
owner.on('error', () => {});
await owner.connect();
after(() => owner.end());

const rows = async <T extends object>(query: string): Promise<T[]> => (await owner.query<T>(query)).rows;
const names = async (query: string): Promise<string[]> =>
  (await rows<{ name: string }>(query)).map(({ name }) => name);

const roles = ['auditor', 'donor', 'institute', 'partner', 'public', 'signin'];
const acting = roles.map((role) => `relais_${role}`);
const mine = `relnamespace = 'public'::regnamespace`;

/** The only table that is nobody's: what is applied. No role but the owner is granted anything on it. */
test('every table has row-level security, enabled and forced', async () => {
  const open = await names(
    `select relname as name from pg_class where ${mine} and relkind in ('r', 'p')
        and not (relrowsecurity and relforcerowsecurity) order by 1`,
  );
  assert.deepEqual(open, ['schema_migrations']);
});

test('the owner sees every row, so that a migration’s backfill never changes nothing in silence', async () => {
  const blind = await names(
    `select relname as name from pg_class c where ${mine} and relkind in ('r', 'p') and relrowsecurity and not exists (
       select from pg_policy p where p.polrelid = c.oid and p.polname = 'owner_backfills' and p.polcmd = '*'
          and p.polroles = array['relais_owner'::regrole::oid] and pg_get_expr(p.polqual, p.polrelid) = 'true'
          and pg_get_expr(p.polwithcheck, p.polrelid) = 'true')`,
  );
  assert.deepEqual(blind, []);
});

/** The one form: the tenant is one of those of the transaction; unset means none. */
const theOneForm =
  /^\(*(\w+\.)?(institute_id|chain) = ANY \(\(NULLIF\(current_setting\('relais\.institutes'::text, true\), ''::text\)\)::uuid\[\]\)\)*( AND .*)?$/s;

test('every policy is of the one form, or named here with its reason', async () => {
  const policies = await rows<{ name: string; using: string | null; check: string | null }>(
    `select polrelid::regclass || '.' || polname as name, pg_get_expr(polqual, polrelid) as using,
            pg_get_expr(polwithcheck, polrelid) as check
       from pg_policy where polname <> 'owner_backfills' order by 1`,
  );
  const isOfTheForm = (text: string | null): boolean => text === null || theOneForm.test(text);
  const others = policies
    .filter(({ using, check }) => !isOfTheForm(using) || !isOfTheForm(check))
    .map(({ name }) => name);
  assert.deepEqual(others, Object.keys(otherPolicies));
});

test('a policy names its roles: none is for everyone but the names of institutes', async () => {
  const forEveryone = await names(
    `select polrelid::regclass || '.' || polname as name from pg_policy where polroles = array[0::oid]`,
  );
  assert.deepEqual(forEveryone, ['institutes.names_are_public']);
});

test('no view hides rows behind its owner: each is security_invoker, none is materialised', async () => {
  const hiding = await names(
    `select relname as name from pg_class where ${mine} and (relkind = 'm'
        or relkind = 'v' and not coalesce('security_invoker=true' = any (reloptions), false))`,
  );
  assert.deepEqual(hiding, []);
});

test('no function runs as its owner, and no role may call ours', async () => {
  const found = await names(
    `select p.oid::regprocedure::text as name from pg_proc p
      where pronamespace = 'public'::regnamespace and (prosecdef or exists (
        select from unnest(array['${acting.join("','")}']) r where has_function_privilege(r, p.oid, 'execute')))`,
  );
  assert.deepEqual(found, []);
});

test('the moment of a row is that of its entry; only the door and the queue go by the clock alone', async () => {
  const byDefault = (condition: string) =>
    names(
      `select c.relname || '.' || a.attname as name from pg_attrdef d join pg_class c on c.oid = d.adrelid
         join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
        where c.relnamespace = 'public'::regnamespace and pg_get_expr(adbin, adrelid) like '%clock_timestamp%'
          and pg_get_expr(adbin, adrelid) ${condition} '%relais.moment%' order by 1`,
    );
  assert.deepEqual(await byDefault('not like'), [
    'jobs.due_at',
    'schema_migrations.applied_at',
    'sessions.created_at',
    'sessions.seen_at',
    'sign_in_attempts.at',
  ]);
  assert.ok((await byDefault('like')).length >= 28);
});

test('no trigger and no sequence: ids are made in code, and a command writes what it says', async () => {
  assert.deepEqual(await names(`select tgname as name from pg_trigger where not tgisinternal`), []);
  assert.deepEqual(await names(`select relname as name from pg_class where ${mine} and relkind = 'S'`), []);
});

test('the application’s roles own nothing, cannot bypass, log in, create or inherit', async () => {
  const roles = await rows<Record<string, unknown>>(
    `select rolname as name, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolcanlogin or rolinherit as strong,
            exists (select from pg_shdepend where refobjid = r.oid and deptype = 'o') as owns
       from pg_roles r where rolname = any (array['${acting.join("','")}']) order by 1`,
  );
  assert.deepEqual(
    roles,
    acting.map((name) => ({ name, strong: false, owns: false })),
  );
});

test('the application’s login becomes those roles and nothing else, and has nothing by itself', async () => {
  const becomes = await names(
    `select g.rolname as name from pg_auth_members m join pg_roles g on g.oid = m.roleid
       join pg_roles r on r.oid = m.member where r.rolname = 'relais_app' order by 1`,
  );
  assert.deepEqual(becomes, acting);
  const [login] = await rows<{ strong: boolean }>(
    `select rolsuper or rolbypassrls or rolinherit as strong from pg_roles where rolname = 'relais_app'`,
  );
  assert.equal(login!.strong, false);
  const direct = await names(
    `select distinct table_name as name from information_schema.role_table_grants
      where table_schema = 'public' and grantee in ('relais_app', 'PUBLIC')`,
  );
  assert.deepEqual(direct, []);
});

test('no role but the owner may create anything in the schema', async () => {
  const creators = await names(
    `select r as name from unnest(array['${acting.join("','")}', 'relais_app']) r where has_schema_privilege(r, 'public', 'create')`,
  );
  assert.deepEqual(creators, []);
});

/** Whole grants as `table: privileges`, those on single columns as `table(column): privileges`. */
const grantsOf = async (role: string): Promise<string[]> =>
  names(
    `select table_name || ': ' || string_agg(lower(privilege_type), ' ' order by privilege_type) as name
       from information_schema.role_table_grants where table_schema = 'public' and grantee = '${role}' group by table_name
     union all
     select table_name || '(' || column_name || '): ' || string_agg(lower(privilege_type), ' ' order by privilege_type)
       from information_schema.column_privileges c where table_schema = 'public' and grantee = '${role}'
        and not exists (select from information_schema.role_table_grants g where g.grantee = c.grantee
          and g.table_name = c.table_name and g.privilege_type = c.privilege_type)
      group by table_name, column_name order by 1`,
  );

const columns = (table: string, names: string) =>
  names.split(' ').map((column) => `${table}(${column}): select`);

test('the public page reads the names of institutes and nothing else', async () => {
  assert.deepEqual(await grantsOf('relais_public'), ['institutes: select']);
});

test('the door has what it needs to find out who someone is, and no programme data', async () => {
  assert.deepEqual(await grantsOf('relais_signin'), [
    'audit_entries: insert select',
    'audit_heads: select update',
    'audit_payloads: insert select',
    'command_receipts: insert select',
    'institutes: select',
    'lent_duties: select',
    ...['before_at', 'began_at', 'seen_at'].map((column) => `memberships(visit_${column}): update`),
    'memberships: select',
    'one_time_links: insert select update',
    ...columns('organisations', 'acronym id institute_id name'),
    ...columns('partnerships', 'id institute_id organisation_id'),
    'sessions: delete insert select update',
    'sign_in_attempts: delete insert select update',
    'users: insert select update',
  ]);
});

test('the donor has the filings, its own word on them, the trail to add to, and who it is; of all else what days are computed of', async () => {
  assert.deepEqual(
    (await grantsOf('relais_donor')).toSorted(),
    [
      'audit_entries: insert select',
      'audit_heads: select update',
      'audit_payloads: insert select',
      'command_receipts: insert select',
      'filings: select',
      'institutes: select',
      'lesson_filings: select',
      'memberships: select',
      ...columns(
        'obligation_closings',
        'channel due_on ended_by_no filed_on filing_version id institute_id kind_id kind_title legal_on obligation_id recorded_at sha256 subject year',
      ),
      ...columns(
        'obligation_decisions',
        'id institute_id obligation_id filing_version decision decided_on letter_reference ended_by_no',
      ),
      'score_filings: select',
      ...columns('users', 'id language name'),
      ...Object.entries(lentForDates).flatMap(([table, names]) => columns(table, names)),
    ].sort(),
  );
});

test('what is lent to the donor for days is lent by a policy that asks for the one question', async () => {
  const policies = await names(
    `select tablename || ' ' || (qual like '%relais.telling_dates%') as name from pg_policies
      where 'relais_donor' = any (roles) and policyname = 'donor_is_told_dates' order by 1`,
  );
  assert.deepEqual(
    policies,
    Object.keys(lentForDates)
      .map((table) => `${table} true`)
      .sort(),
  );
});

test('nothing is removed but what is named here', async () => {
  const removing = await names(
    `select distinct table_name as name from information_schema.role_table_grants
      where table_schema = 'public' and privilege_type in ('DELETE', 'TRUNCATE') and grantee <> 'relais_owner' order by 1`,
  );
  assert.deepEqual(removing, removable);
});

test('of a fact nothing can be changed but the number that ends it', async () => {
  const changed = await names(
    `select distinct c.table_name || '.' || c.column_name as name from information_schema.column_privileges c
       join information_schema.columns f on f.table_schema = 'public' and f.table_name = c.table_name and f.column_name = 'replaces_id'
      where c.privilege_type = 'UPDATE' and c.grantee <> 'relais_owner' and c.column_name <> 'ended_by_no'`,
  );
  assert.deepEqual(changed, []);
});

test('the trail can only grow: of an entry nothing can be changed, of a payload only that it is erased', async () => {
  const changed = await names(
    `select distinct table_name || '.' || column_name as name from information_schema.column_privileges
      where table_name in ('audit_entries', 'audit_payloads', 'command_receipts') and privilege_type = 'UPDATE'
        and grantee <> 'relais_owner' order by 1`,
  );
  assert.deepEqual(changed, ['audit_payloads.body', 'audit_payloads.erased_at', 'audit_payloads.salt']);
});

/** Definitions of an institute that all its partners work with; everything else a partner reads is its partnership's, or of an
 * outcome in which it works. */
const definitions = [
  'activity_numbers',
  'budget_versions',
  'certified_years',
  'country_facts',
  'derogation_decisions',
  'derogations',
  'exchange_methods',
  'frozen_books',
  'library_indicators',
  'parameters',
  'per_diem_rates',
  'period_locks',
  'programme_decisions',
  'programme_places',
  'programmes',
  'questionnaire_editions',
  'questionnaire_items',
  'reference_rates',
  'rulebook_texts',
];

test('what every partner of an institute reads is named here', async () => {
  const open = await names(
    `select polrelid::regclass::text as name from pg_policy
      where 'relais_partner'::regrole = any (polroles) and polpermissive and polcmd in ('r', '*')
        and pg_get_expr(polqual, polrelid) !~ 'relais.partnerships|relais.outcomes|indicators i|relais.user|partnerships p|affiliations a|00000000|visibility|chain'
      group by 1 order by 1`,
  );
  assert.deepEqual(open, definitions);
});

test('a row cannot point into another tenant: every key of a tenant’s table begins with the institute', async () => {
  const crossing = await names(
    `select f.conrelid::regclass || '.' || f.conname as name from pg_constraint f
       join pg_attribute t on t.attrelid = f.confrelid and t.attname = 'institute_id'
      where f.contype = 'f' and f.connamespace = 'public'::regnamespace
        and f.confrelid::regclass::text not in ('institutes', 'users', 'memberships')
        and not (t.attnum = any (f.confkey)) order by 1`,
  );
  assert.deepEqual(crossing, []);
  const keyless = await names(
    `select c.relname as name from pg_class c join pg_attribute t on t.attrelid = c.oid and t.attname = 'institute_id'
      where c.${mine} and c.relkind = 'r' and c.relname <> 'memberships' and not exists (
        select from pg_constraint k where k.conrelid = c.oid and k.contype = 'p' and k.conkey[1] = t.attnum)`,
  );
  assert.deepEqual(keyless, []);
});
