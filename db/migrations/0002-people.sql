-- Area people: institutes (the tenants), users, what they are where, sessions, lent duties, one-time links.

create table institutes (
  id uuid primary key,
  code text not null constraint institute_code_unique unique constraint institute_code_form check (code ~ '^[a-z][a-z0-9]{1,15}$'),
  name jsonb not null,
  organisation_ref text,
  entry_no bigint not null
);
-- Names and codes of institutes are public; the door and the public page need them.
grant select on institutes to relais_institute, relais_partner, relais_donor, relais_auditor, relais_signin, relais_public;
grant insert, update (name, organisation_ref) on institutes to relais_institute;
alter table institutes enable row level security;
alter table institutes force row level security;
create policy owner_backfills on institutes to relais_owner using (true) with check (true);
create policy names_are_public on institutes for select using (true);
create policy institute_itself on institutes to relais_institute
  using (id = any (nullif(current_setting('relais.institutes', true), '')::uuid[]))
  with check (id = any (nullif(current_setting('relais.institutes', true), '')::uuid[]));

create table users (
  id uuid primary key,
  email text not null constraint user_email_unique unique constraint user_email_is_lower_case check (email = lower(email)),
  name text not null constraint user_has_a_name check (name <> ''),
  language text not null,
  password_hash text,
  suspended_at timestamptz,
  created_at timestamptz not null default clock_timestamp()
);

create table memberships (
  id uuid primary key,
  user_id uuid not null references users,
  institute_id uuid references institutes,
  role text not null,
  partnership_id uuid,
  from_on date not null,
  until_on date,
  scope_outcomes uuid[] not null default '{}',
  scope_years int[] not null default '{}',
  suspended_at timestamptz,
  entry_no bigint not null,
  constraint membership_role_known check (role in ('programme_officer', 'finance_officer', 'director', 'administrator',
    'system', 'partner_coordinator', 'partner_treasurer', 'donor_officer', 'auditor')),
  constraint only_the_donor_has_no_institute check ((institute_id is null) = (role = 'donor_officer')),
  constraint a_partner_role_names_its_partnership check ((partnership_id is not null) = (role in ('partner_coordinator', 'partner_treasurer'))),
  constraint an_auditor_has_an_end_and_a_scope check (role <> 'auditor' or (until_on is not null and scope_outcomes <> '{}' and scope_years <> '{}')),
  constraint membership_ends_after_it_begins check (until_on >= from_on)
);
create index memberships_of_user on memberships (user_id);
create index memberships_of_institute on memberships (institute_id);

alter table users enable row level security;
alter table users force row level security;
create policy owner_backfills on users to relais_owner using (true) with check (true);
create policy door_sees_all on users to relais_signin using (true) with check (true);
create policy institute_its_people on users for select to relais_institute, relais_auditor
  using (exists (select from memberships m where m.user_id = users.id
    and m.institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])));
create policy oneself on users for select to relais_partner, relais_donor
  using (id = nullif(current_setting('relais.user', true), '')::uuid);
create policy institute_invites on users for insert to relais_institute with check (true);
grant select, update, insert on users to relais_signin;
grant select (id, email, name, language, suspended_at, created_at) on users to relais_institute;
grant select (id, name, language) on users to relais_partner, relais_donor, relais_auditor;
grant insert (id, email, name, language) on users to relais_institute;

alter table memberships enable row level security;
alter table memberships force row level security;
create policy owner_backfills on memberships to relais_owner using (true) with check (true);
create policy door_sees_all on memberships for select to relais_signin using (true);
create policy institute_its_own on memberships to relais_institute
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[]))
  with check (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[]));
create policy system_invites_the_donor on memberships for insert to relais_institute
  with check (institute_id is null and role = 'donor_officer');
create policy oneself on memberships for select to relais_partner, relais_donor, relais_auditor
  using (user_id = nullif(current_setting('relais.user', true), '')::uuid);
grant select on memberships to relais_signin, relais_partner, relais_donor, relais_auditor;
grant select, insert on memberships to relais_institute;
grant update (until_on, suspended_at, scope_outcomes, scope_years) on memberships to relais_institute;

create table lent_duties (
  institute_id uuid not null references institutes,
  id uuid not null,
  lender_id uuid not null references memberships,
  borrower_id uuid not null references memberships,
  role text not null constraint duty_can_be_lent check (role in ('programme_officer', 'finance_officer', 'director',
    'administrator', 'partner_coordinator', 'partner_treasurer')),
  from_on date not null,
  until_on date not null,
  reason text not null,
  withdrawn_at timestamptz,
  entry_no bigint not null,
  primary key (institute_id, id),
  constraint duty_ends_after_it_begins check (until_on >= from_on),
  constraint nobody_lends_to_themselves check (lender_id <> borrower_id)
);
call keep_apart_by_institute('lent_duties');
create policy door_reads on lent_duties for select to relais_signin using (true);
grant select on lent_duties to relais_signin;
grant select, insert, update (withdrawn_at) on lent_duties to relais_institute;

-- The door alone sees these three: hashes only, the tokens themselves are never stored.
create table sessions (
  token_hash bytea primary key,
  user_id uuid not null references users,
  membership_id uuid references memberships,
  created_at timestamptz not null default clock_timestamp(),
  seen_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null
);
create index sessions_of_user on sessions (user_id);

create table one_time_links (
  token_hash bytea primary key,
  user_id uuid not null references users,
  purpose text not null constraint link_purpose_known check (purpose in ('invitation', 'password')),
  expires_at timestamptz not null,
  used_at timestamptz
);

create table sign_in_attempts (
  key text not null,
  at timestamptz not null default clock_timestamp()
);
create index sign_in_attempts_by_key on sign_in_attempts (key, at);

alter table sessions enable row level security;
alter table sessions force row level security;
alter table one_time_links enable row level security;
alter table one_time_links force row level security;
alter table sign_in_attempts enable row level security;
alter table sign_in_attempts force row level security;
create policy owner_backfills on sessions to relais_owner using (true) with check (true);
create policy owner_backfills on one_time_links to relais_owner using (true) with check (true);
create policy owner_backfills on sign_in_attempts to relais_owner using (true) with check (true);
create policy door on sessions to relais_signin using (true) with check (true);
create policy door on one_time_links to relais_signin using (true) with check (true);
create policy door on sign_in_attempts to relais_signin using (true) with check (true);
grant select, insert, update, delete on sessions, sign_in_attempts to relais_signin;
grant select, insert, update on one_time_links to relais_signin;
-- An officer who invites makes the link in the same transaction; it can be written, never read. A link to a new
-- password is the door's alone: it would open the person's memberships elsewhere too.
create policy institute_invites on one_time_links for insert to relais_institute with check (purpose = 'invitation');
grant insert on one_time_links to relais_institute;
-- Suspension ends sessions at once, in the same transaction.
create policy institute_ends_sessions on sessions for delete to relais_institute
  using (exists (select from memberships m where m.user_id = sessions.user_id
    and m.institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])));
create policy institute_finds_sessions on sessions for select to relais_institute
  using (exists (select from memberships m where m.user_id = sessions.user_id
    and m.institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])));
grant select (user_id), delete on sessions to relais_institute;

-- The system itself: the command line and the jobs act as its memberships, one an institute. Nobody can sign in as it.
insert into users (id, email, name, language) values ('00000000-0000-7000-8000-000000000001', 'system@relais.invalid', 'Relais', 'fr');
