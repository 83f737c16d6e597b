-- Area obligations: what an institute owes the donor and when, how it was filed, and what the donor said of it.

-- The dated obligations are computed from these rows and the programmes; only what departs from them is kept.
create table obligation_kinds (
  institute_id uuid not null references institutes,
  id uuid not null,
  code text not null constraint obligation_code_form check (code ~ '^[a-z][a-z-]{1,40}$'),
  title jsonb not null,
  scope text not null constraint obligation_scope_known check (scope in ('programme', 'outcome', 'institute')),
  -- Every year of the programme, its third or its last one.
  rhythm text not null constraint obligation_rhythm_known check (rhythm in ('every', 'third', 'last')),
  -- «by»: at the latest on that day; «from»: not before it.
  bound text not null constraint obligation_bound_known check (bound in ('by', 'from')),
  -- A day of the year it is about or of a later one ...
  years_after int constraint obligation_years_possible check (years_after between 0 and 30),
  month int,
  day_of_month int,
  -- ... or so long after a fact that is recorded; the earlier of the two where both are known.
  event jsonb,
  months_after int not null default 0 constraint obligation_months_possible check (months_after between 0 and 240),
  days_after int not null default 0 constraint obligation_days_possible check (days_after between 0 and 3660),
  role text not null constraint obligation_role_known check (role in ('programme_officer', 'finance_officer', 'director')),
  citation text not null,
  confidence text not null constraint obligation_confidence_known check (confidence in ('read', 'recalled', 'guessed')),
  -- First years of the programming cycles in which it holds.
  cycle_from int not null,
  cycle_until int,
  position int not null default 0,
  version int not null default 1,
  entry_no bigint not null,
  primary key (institute_id, id),
  constraint obligation_code_once unique (institute_id, code),
  constraint obligation_day_exists check ((years_after is null and month is null and day_of_month is null)
    or (years_after is not null and month between 1 and 12 and day_of_month >= 1
        and day_of_month <= case when month = 2 then 28 when month in (4, 6, 9, 11) then 30 else 31 end)),
  constraint an_obligation_has_a_day_or_a_fact check (years_after is not null or event is not null),
  constraint an_institute_owes_every_year check (scope <> 'institute' or rhythm = 'every'),
  constraint obligation_cycle_ends_after_it_begins check (cycle_until >= cycle_from)
);

-- A fact that a term runs from: the general assembly, the receipt of a final version.
create table obligation_events (
  institute_id uuid not null,
  id uuid not null,
  obligation_id uuid not null,
  kind_id uuid not null,
  happened_on date not null,
  source text not null constraint obligation_event_has_a_source check (source <> ''),
  replaces_id uuid,
  correction_reason text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, kind_id) references obligation_kinds
);
create unique index one_current_event_an_obligation on obligation_events (institute_id, obligation_id) where ended_by_no is null;

-- A day that the decree, the donor or the file manager gave instead, with its document.
create table obligation_dates (
  institute_id uuid not null,
  id uuid not null,
  obligation_id uuid not null,
  kind_id uuid not null,
  due_on date not null,
  granted_by text not null constraint derogated_date_granter_known check (granted_by in ('decree', 'donor', 'file_manager')),
  granted_on date not null,
  letter_reference text not null,
  letter_id uuid not null,
  replaces_id uuid,
  correction_reason text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, kind_id) references obligation_kinds,
  foreign key (institute_id, letter_id) references documents
);
create unique index one_current_date_an_obligation on obligation_dates (institute_id, obligation_id) where ended_by_no is null;

-- Another function sees to it.
create table obligation_takings (
  institute_id uuid not null,
  id uuid not null,
  obligation_id uuid not null,
  kind_id uuid not null,
  role text not null constraint taking_role_known check (role in ('programme_officer', 'finance_officer', 'director')),
  reason text not null,
  replaces_id uuid,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, kind_id) references obligation_kinds
);
create unique index one_current_taking_an_obligation on obligation_takings (institute_id, obligation_id) where ended_by_no is null;

-- Filed: the obligation is closed. The donor reads these rows and nothing they rest on, so they say themselves what of.
create table obligation_closings (
  institute_id uuid not null,
  id uuid not null,
  obligation_id uuid not null,
  kind_id uuid not null,
  kind_title jsonb not null,
  -- Reference of programme and outcome; empty for what the institute as a whole owes.
  subject text not null,
  year int not null,
  legal_on date,
  due_on date,
  filing_version int not null constraint closing_versions_count_up check (filing_version >= 1),
  filed_on date not null,
  channel text not null constraint closing_channel_known check (channel in ('extranet', 'mail', 'registered_letter', 'registry', 'website', 'by_hand')),
  receipt text,
  replaces_id uuid,
  correction_reason text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, kind_id) references obligation_kinds
);
create unique index one_current_row_a_version_filed on obligation_closings (institute_id, obligation_id, filing_version) where ended_by_no is null;

-- What the donor said of a version filed, put on record by the institute with its letter.
create table obligation_decisions (
  institute_id uuid not null,
  id uuid not null,
  obligation_id uuid not null,
  kind_id uuid not null,
  filing_version int not null,
  decision text not null constraint obligation_decision_known check (decision in ('accepted', 'questions', 'refused')),
  decided_on date not null,
  letter_reference text not null,
  letter_id uuid not null,
  remark text,
  replaces_id uuid,
  correction_reason text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, kind_id) references obligation_kinds,
  foreign key (institute_id, letter_id) references documents
);
create unique index one_current_decision_a_version on obligation_decisions (institute_id, obligation_id, filing_version) where ended_by_no is null;

do $$
declare name text;
begin
  foreach name in array array['obligation_kinds', 'obligation_events', 'obligation_dates', 'obligation_takings', 'obligation_closings', 'obligation_decisions'] loop
    execute format('call keep_apart_by_institute(%L)', name);
    execute format('grant select, insert on %I to relais_institute', name);
    if name <> 'obligation_kinds' then
      execute format('grant update (ended_by_no) on %I to relais_institute', name);
    end if;
  end loop;
end $$;
grant update (bound, years_after, month, day_of_month, months_after, days_after, role, citation, confidence, cycle_until, version)
  on obligation_kinds to relais_institute;
-- What was filed is the donor's to know (as filings are); what stands open, who is late and why is not.
create policy donor_reads_what_was_filed on obligation_closings for select to relais_donor
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[]) and ended_by_no is null);
grant select (institute_id, id, obligation_id, kind_id, kind_title, subject, year, legal_on, due_on, filing_version, filed_on, channel, ended_by_no)
  on obligation_closings to relais_donor;
