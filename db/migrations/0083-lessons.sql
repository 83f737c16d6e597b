-- Area reviews: what was learned from the work on an outcome in a year, and what of it was filed. The draft is the
-- house's; what was filed is read by the donor, by partners and by a control.

create table lesson_sheets (
  institute_id uuid not null references institutes,
  id uuid not null,
  outcome_id uuid not null,
  year int not null constraint lesson_year_possible check (year between 1990 and 2100),
  -- Of whoever wrote it first.
  language text not null,
  version int not null default 1,
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, outcome_id) references outcomes,
  constraint one_lesson_sheet_an_outcome_and_year unique (institute_id, outcome_id, year)
);

create table lessons (
  institute_id uuid not null,
  id uuid not null,
  sheet_id uuid not null,
  position int not null,
  title text not null constraint lesson_has_a_title check (title <> ''),
  text text not null constraint lesson_has_a_text check (text <> ''),
  replaces_id uuid,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, sheet_id) references lesson_sheets
);
create unique index one_current_lesson_a_position on lessons (institute_id, sheet_id, position) where ended_by_no is null;

create table lesson_filings (
  institute_id uuid not null references institutes,
  id uuid not null,
  sheet_id uuid not null,
  programme_reference text not null,
  outcome_code text not null,
  year int not null,
  filed_on date not null,
  filed_by_name text not null,
  -- Canonical JSON of the lessons as filed, and the digest of exactly these bytes.
  content text not null,
  sha256 text not null constraint lesson_filing_digest_form check (sha256 ~ '^[0-9a-f]{64}$'),
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, sheet_id) references lesson_sheets
);
create index lesson_filings_of_sheet on lesson_filings (institute_id, sheet_id, entry_no);

do $$
declare name text;
begin
  foreach name in array array['lesson_sheets', 'lessons', 'lesson_filings'] loop
    execute format('call keep_apart_by_institute(%L)', name);
    execute format('grant select, insert on %I to relais_institute', name);
  end loop;
end $$;
grant update (version) on lesson_sheets to relais_institute;
grant update (ended_by_no) on lessons to relais_institute;
call open_to_partner_for_reading('lesson_filings');
call open_to_auditor('lesson_filings');
create policy donor_reads_what_was_filed on lesson_filings for select to relais_donor
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[]));
grant select on lesson_filings to relais_partner, relais_auditor, relais_donor;
