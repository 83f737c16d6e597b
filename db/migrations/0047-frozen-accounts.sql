-- Area finance: the figures of a year as they were frozen for the statutory auditor, and what the auditor says of them.

create table frozen_accounts (
  institute_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  year int not null,
  -- Canonical JSON; the digest is of exactly these bytes.
  content text not null,
  sha256 text not null constraint frozen_digest_form check (sha256 ~ '^[0-9a-f]{64}$'),
  -- The entry until which the books were read, and the hash of the trail there.
  as_of_no bigint not null,
  trail_hash text not null,
  -- The membership of the statutory auditor who is asked.
  auditor_id uuid not null references memberships,
  auditor_name text not null,
  frozen_by uuid not null,
  frozen_by_name text not null,
  at timestamptz not null default clock_timestamp(),
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, programme_id) references programmes
);
create index frozen_accounts_of_programme on frozen_accounts (institute_id, programme_id, year, entry_no desc);

create table frozen_confirmations (
  institute_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  point text not null constraint confirmed_point_known check (point in ('charged', 'structure', 'own_contribution')),
  answer text not null constraint confirmation_known check (answer in ('confirmed', 'refused')),
  remark text,
  said_by uuid not null,
  said_by_name text not null,
  at timestamptz not null default clock_timestamp(),
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, account_id) references frozen_accounts,
  constraint a_point_is_answered_once unique (institute_id, account_id, point),
  constraint who_refuses_says_why check (answer = 'confirmed' or coalesce(remark, '') <> '')
);

call keep_apart_by_institute('frozen_accounts');
call keep_apart_by_institute('frozen_confirmations');
grant select, insert on frozen_accounts to relais_institute;
grant select on frozen_confirmations to relais_institute;
grant select on frozen_accounts, frozen_confirmations to relais_auditor;
grant insert on frozen_confirmations to relais_auditor;
-- The statutory auditor reads the version that was frozen for it and the books of that year, also the management costs.
create policy statutory_auditor on frozen_accounts for select to relais_auditor
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
    and auditor_id = nullif(current_setting('relais.membership', true), '')::uuid);
create policy statutory_auditor on frozen_confirmations for select to relais_auditor
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
    and account_id in (select f.id from frozen_accounts f));
create policy statutory_auditor_answers on frozen_confirmations for insert to relais_auditor
  with check (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
    and account_id in (select f.id from frozen_accounts f)
    and said_by = nullif(current_setting('relais.membership', true), '')::uuid);
create policy statutory_auditor on expenses for select to relais_auditor
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
    and (programme_id, charged_year) in (select f.programme_id, f.year from frozen_accounts f));
create policy statutory_auditor on expense_decisions for select to relais_auditor
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
    and (programme_id, charged_year) in (select f.programme_id, f.year from frozen_accounts f));
create policy auditor_of_these_accounts on documents as restrictive for select to relais_auditor
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
    and (subject_kind <> 'frozen_account' or subject_id in (select f.id from frozen_accounts f)));
