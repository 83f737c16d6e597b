-- Area reviews: performance scores of an outcome in a year, by a questionnaire that is versioned data, and what of them was
-- filed. The donor reads the filing and nothing else.

create table score_questions (
  institute_id uuid not null references institutes,
  edition int not null,
  code text not null,
  criterion text not null,
  position int not null,
  text jsonb not null,
  -- How it is asked at the end of the programme.
  final_text jsonb not null,
  entry_no bigint not null,
  primary key (institute_id, edition, code)
);

create table score_sheets (
  institute_id uuid not null references institutes,
  id uuid not null,
  outcome_id uuid not null,
  year int not null constraint score_year_possible check (year between 1990 and 2100),
  edition int not null,
  version int not null default 1,
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, outcome_id) references outcomes,
  constraint one_sheet_an_outcome_and_year unique (institute_id, outcome_id, year)
);

create table score_answers (
  institute_id uuid not null,
  id uuid not null,
  sheet_id uuid not null,
  question text not null,
  -- Null: not scored yet.
  score text constraint score_known check (score in ('A', 'B', 'C', 'D')),
  story text not null default '',
  replaces_id uuid,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, sheet_id) references score_sheets
);
create unique index one_current_score_answer on score_answers (institute_id, sheet_id, question) where ended_by_no is null;

create table score_filings (
  institute_id uuid not null references institutes,
  id uuid not null,
  sheet_id uuid not null,
  programme_reference text not null,
  outcome_code text not null,
  year int not null,
  filed_on date not null,
  filed_by_name text not null,
  -- Canonical JSON of questions, scores, stories and figures as filed, and the digest of exactly these bytes.
  content text not null,
  sha256 text not null constraint score_filing_digest_form check (sha256 ~ '^[0-9a-f]{64}$'),
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, sheet_id) references score_sheets
);
create index score_filings_of_sheet on score_filings (institute_id, sheet_id, entry_no);

do $$
declare name text;
begin
  foreach name in array array['score_questions', 'score_sheets', 'score_answers', 'score_filings'] loop
    execute format('call keep_apart_by_institute(%L)', name);
    execute format('grant select, insert on %I to relais_institute', name);
  end loop;
end $$;
grant update (version) on score_sheets to relais_institute;
grant update (ended_by_no) on score_answers to relais_institute;
create policy donor_reads_what_was_filed on score_filings for select to relais_donor
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[]));
grant select on score_filings to relais_donor;
