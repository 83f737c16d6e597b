-- The ground under every table: how rows are kept apart, the audit trail, the receipts of commands.
-- Roles are made before the first migration (src/db/roles.ts); the owner migrates and nothing else.

revoke all on schema public from public;
grant usage on schema public
  to relais_institute, relais_partner, relais_donor, relais_auditor, relais_signin, relais_public;

-- One policy form for every table with programme data. The owner's own policy is there because, under FORCE,
-- a backfill in a later migration would otherwise change no rows and say nothing.
create procedure keep_apart_by_institute(protected regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', protected);
  execute format('alter table %s force row level security', protected);
  execute format('create policy owner_backfills on %s to relais_owner using (true) with check (true)', protected);
  execute format('create policy institute_its_own on %s to relais_institute using (institute_id = any (nullif(current_setting(''relais.institutes'', true), '''')::uuid[])) with check (institute_id = any (nullif(current_setting(''relais.institutes'', true), '''')::uuid[]))', protected);
end $$;

-- Rows of one partnership: the partner reads and, where a grant allows it, writes its own.
create procedure open_to_partner(protected regclass) language plpgsql as $$
begin
  execute format('create policy partner_its_own on %s to relais_partner using (institute_id = any (nullif(current_setting(''relais.institutes'', true), '''')::uuid[]) and partnership_id = any (nullif(current_setting(''relais.partnerships'', true), '''')::uuid[])) with check (institute_id = any (nullif(current_setting(''relais.institutes'', true), '''')::uuid[]) and partnership_id = any (nullif(current_setting(''relais.partnerships'', true), '''')::uuid[]))', protected);
end $$;

-- Definitions of an institute that all its partners work with (programmes, outcomes, indicators): read only.
create procedure open_to_partner_for_reading(protected regclass) language plpgsql as $$
begin
  execute format('create policy partner_reads on %s for select to relais_partner using (institute_id = any (nullif(current_setting(''relais.institutes'', true), '''')::uuid[]))', protected);
end $$;

-- An auditor reads definitions of the institute ...
create procedure open_to_auditor(protected regclass) language plpgsql as $$
begin
  execute format('create policy auditor_reads on %s for select to relais_auditor using (institute_id = any (nullif(current_setting(''relais.institutes'', true), '''')::uuid[]))', protected);
end $$;

-- ... and of the figures only those of the outcomes and years under control.
create procedure open_to_auditor_in_scope(protected regclass, year_expression text) language plpgsql as $$
begin
  execute format('create policy auditor_in_scope on %s for select to relais_auditor using (institute_id = any (nullif(current_setting(''relais.institutes'', true), '''')::uuid[]) and outcome_id = any (nullif(current_setting(''relais.outcomes'', true), '''')::uuid[]) and %s = any (nullif(current_setting(''relais.years'', true), '''')::int[]))', protected, year_expression);
end $$;

revoke all on procedure keep_apart_by_institute, open_to_partner, open_to_partner_for_reading, open_to_auditor,
  open_to_auditor_in_scope from public;

-- A chain is an institute's id, or the nil id for what belongs to no institute (users, shared organisations).
create table audit_heads (
  chain uuid primary key,
  last_no bigint not null default 0 constraint audit_head_counts_up check (last_no >= 0),
  head_hash bytea not null default '\x'
);

create table audit_entries (
  chain uuid not null references audit_heads,
  no bigint not null,
  at timestamptz not null,
  membership_id uuid,
  user_id uuid,
  actor_role text not null,
  command text not null,
  command_version int not null,
  outcome text not null constraint audit_outcome_known check (outcome in ('done', 'refused', 'opened')),
  subject_kind text not null,
  subject_id uuid,
  partnership_id uuid,
  digest bytea not null,
  previous_hash bytea not null,
  hash bytea not null,
  primary key (chain, no)
);
create index audit_entries_of_subject on audit_entries (chain, subject_kind, subject_id, no);

-- Text, not jsonb: the digest is over these bytes. Erasing a body leaves the chain whole.
create table audit_payloads (
  chain uuid not null,
  no bigint not null,
  salt bytea,
  body text,
  erased_at timestamptz,
  primary key (chain, no),
  foreign key (chain, no) references audit_entries,
  constraint erased_payload_is_empty check ((erased_at is null) = (body is not null and salt is not null))
);

create table command_receipts (
  chain uuid not null references audit_heads,
  command_id uuid not null,
  membership_id uuid not null,
  name text not null,
  input_digest bytea not null,
  outcome text not null,
  entry_no bigint not null,
  primary key (chain, command_id)
);

create procedure keep_apart_by_chain(protected regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', protected);
  execute format('alter table %s force row level security', protected);
  execute format('create policy owner_backfills on %s to relais_owner using (true) with check (true)', protected);
  execute format('create policy chain_its_own on %s to relais_institute, relais_partner, relais_auditor, relais_donor using (chain = any (nullif(current_setting(''relais.institutes'', true), '''')::uuid[])) with check (chain = any (nullif(current_setting(''relais.institutes'', true), '''')::uuid[]))', protected);
end $$;
revoke all on procedure keep_apart_by_chain from public;

call keep_apart_by_chain('audit_heads');
call keep_apart_by_chain('audit_entries');
call keep_apart_by_chain('audit_payloads');
call keep_apart_by_chain('command_receipts');

-- A partner reads of the trail only what is marked as its own; staff read their institute's.
create policy partner_reads_its_own on audit_entries as restrictive for select to relais_partner
  using (partnership_id = any (nullif(current_setting('relais.partnerships', true), '')::uuid[]));
create policy partner_reads_its_own on audit_payloads as restrictive for select to relais_partner
  using (exists (select from audit_entries e where e.chain = audit_payloads.chain and e.no = audit_payloads.no));
create policy partner_adds_its_own on audit_entries as restrictive for insert to relais_partner
  with check (partnership_id is null or partnership_id = any (nullif(current_setting('relais.partnerships', true), '')::uuid[]));
create policy donor_writes_only on audit_entries as restrictive for select to relais_donor using (false);
create policy donor_writes_only on audit_payloads as restrictive for select to relais_donor using (false);

-- A receipt holds what a command answered: outside the institute's staff only whoever performed it reads it again.
create policy only_ones_own on command_receipts as restrictive for select to relais_partner, relais_donor, relais_auditor
  using (membership_id = nullif(current_setting('relais.membership', true), '')::uuid);

-- The common chain: everyone who writes may lock it and add to it; sign-in adds what happens at the door.
create policy common_chain on audit_heads to relais_institute, relais_partner, relais_donor, relais_auditor, relais_signin
  using (chain = '00000000-0000-0000-0000-000000000000') with check (chain = '00000000-0000-0000-0000-000000000000');
create policy common_chain on audit_entries for insert to relais_institute, relais_partner, relais_donor, relais_auditor, relais_signin
  with check (chain = '00000000-0000-0000-0000-000000000000');
create policy common_chain on audit_payloads for insert to relais_institute, relais_partner, relais_donor, relais_auditor, relais_signin
  with check (chain = '00000000-0000-0000-0000-000000000000');
create policy common_chain on command_receipts to relais_institute, relais_partner, relais_donor, relais_auditor, relais_signin
  using (chain = '00000000-0000-0000-0000-000000000000') with check (chain = '00000000-0000-0000-0000-000000000000');

grant select, insert, update on audit_heads to relais_institute;
grant select, update on audit_heads to relais_partner, relais_donor, relais_auditor, relais_signin;
grant select, insert on audit_entries, audit_payloads, command_receipts
  to relais_institute, relais_partner, relais_donor, relais_auditor, relais_signin;
grant update (salt, body, erased_at) on audit_payloads to relais_institute;

insert into audit_heads (chain) values ('00000000-0000-0000-0000-000000000000');
