-- Area filing: what was given to the donor, frozen as it was given.

create table filings (
  institute_id uuid not null references institutes,
  id uuid not null,
  programme_id uuid not null,
  programme_reference text not null,
  kind text not null constraint filing_kind_known check (kind in ('programme', 'yearly_account')),
  year int,
  filed_on date not null,
  -- The figures and texts as filed, canonical JSON; sha256 over its bytes.
  content text not null,
  sha256 text not null constraint filing_sha256_form check (sha256 ~ '^[0-9a-f]{64}$'),
  -- Head of the trail at the moment of filing.
  trail_no bigint not null,
  trail_hash text not null,
  filed_by_name text not null,
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, programme_id) references programmes
);
create index filings_of_programme on filings (institute_id, programme_id, kind, entry_no);
call keep_apart_by_institute('filings');
create policy donor_reads_what_was_filed on filings for select to relais_donor
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[]));
grant select, insert on filings to relais_institute;
-- An auditor's control is limited to outcomes and years; a filing holds the whole programme, so it is not the auditor's.
grant select on filings to relais_donor;
