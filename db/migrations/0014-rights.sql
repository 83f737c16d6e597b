-- Area rights: dialogue bodies and events, collective agreements, advocacy dossiers. Organisations and counts, no persons.

create table dialogue_bodies (
  institute_id uuid not null references institutes,
  id uuid not null,
  -- Null: the institute's own, no partner's. The same on every table of this area.
  partnership_id uuid,
  name text not null constraint dialogue_body_has_a_name check (name <> ''),
  country text not null constraint dialogue_body_country_form check (country ~ '^[A-Z]{2}$'),
  level text not null constraint dialogue_body_level_known check (level in ('cross_border', 'national', 'sectoral', 'territorial', 'enterprise', 'local')),
  standing text not null constraint dialogue_body_standing_known check (standing in ('institutionalised', 'ad_hoc')),
  -- Union seats by sex; their sum is the total.
  seats_women int not null constraint body_seats_of_women_possible check (seats_women between 0 and 100000),
  seats_men int not null constraint body_seats_of_men_possible check (seats_men between 0 and 100000),
  seats_unknown int not null constraint body_seats_unknown_possible check (seats_unknown between 0 and 100000),
  source text not null constraint dialogue_body_has_a_source check (source <> ''),
  entered_on_behalf text,
  version int not null default 1,
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, partnership_id) references partnerships
);

-- The event others point at; what is said of it lies in dialogue_event_facts and is corrected there.
create table dialogue_events (
  institute_id uuid not null references institutes,
  id uuid not null,
  partnership_id uuid,
  title text not null constraint dialogue_event_has_a_title check (title <> ''),
  country text not null constraint dialogue_event_country_form check (country ~ '^[A-Z]{2}$'),
  version int not null default 1,
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, partnership_id) references partnerships
);
create table dialogue_event_facts (
  institute_id uuid not null,
  id uuid not null,
  event_id uuid not null,
  partnership_id uuid,
  held_on date not null,
  body_id uuid,
  form text not null constraint dialogue_form_known check (form in ('information', 'consultation', 'negotiation')),
  level text not null constraint dialogue_level_known check (level in ('cross_border', 'national', 'sectoral', 'territorial', 'enterprise', 'local')),
  -- [{kind, name}]: organisations. The partner itself is with_partner.
  parties jsonb not null,
  with_partner boolean not null,
  seats_women int not null constraint event_seats_of_women_possible check (seats_women between 0 and 100000),
  seats_men int not null constraint event_seats_of_men_possible check (seats_men between 0 and 100000),
  seats_unknown int not null constraint event_seats_unknown_possible check (seats_unknown between 0 and 100000),
  topics text[] not null,
  result text not null constraint dialogue_result_known check (result in ('none_yet', 'minutes', 'joint_position', 'memorandum', 'agreement', 'broken_off')),
  summary text not null default '',
  source text not null constraint dialogue_event_has_a_source check (source <> ''),
  replaces_id uuid,
  correction_reason text,
  entered_on_behalf text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, event_id) references dialogue_events,
  foreign key (institute_id, body_id) references dialogue_bodies
);
create unique index an_event_is_said_once on dialogue_event_facts (institute_id, event_id) where ended_by_no is null;
create index dialogue_events_by_day on dialogue_event_facts (institute_id, held_on) where ended_by_no is null;

create table collective_agreements (
  institute_id uuid not null references institutes,
  id uuid not null,
  partnership_id uuid,
  title text not null constraint collective_agreement_has_a_title check (title <> ''),
  country text constraint collective_agreement_country_form check (country ~ '^[A-Z]{2}$'),
  level text not null constraint collective_agreement_level_known check (level in ('company', 'sector', 'national', 'regional', 'global_framework')),
  sector text,
  parties jsonb not null,
  with_partner boolean not null,
  clauses text[] not null,
  entered_on_behalf text,
  version int not null default 1,
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, partnership_id) references partnerships
);
-- What became of it. A renewal is the same agreement continued: it is counted as new in the year of its one signing.
create table collective_agreement_states (
  institute_id uuid not null,
  id uuid not null,
  agreement_id uuid not null,
  partnership_id uuid,
  state text not null constraint agreement_state_known check (state in ('applied', 'ended', 'extended', 'renewed', 'signed')),
  on_day date not null,
  -- The days it is in force by this step; until null: open.
  term_from date,
  term_until date,
  source text not null constraint agreement_state_has_a_source check (source <> ''),
  replaces_id uuid,
  correction_reason text,
  entered_on_behalf text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, agreement_id) references collective_agreements,
  constraint agreement_term_ends_after_it_begins check (term_until >= term_from),
  constraint what_is_signed_or_renewed_has_a_term check (state not in ('signed', 'renewed') or term_from is not null),
  constraint application_and_end_have_no_term check (state not in ('applied', 'ended') or (term_from is null and term_until is null))
);
create unique index one_signing_an_agreement on collective_agreement_states (institute_id, agreement_id)
  where state = 'signed' and ended_by_no is null;
create index states_of_agreement on collective_agreement_states (institute_id, agreement_id) where ended_by_no is null;
create table collective_agreement_workers (
  institute_id uuid not null,
  id uuid not null,
  agreement_id uuid not null,
  partnership_id uuid,
  -- Holds from this day until the next count.
  from_on date not null,
  women int not null constraint covered_women_possible check (women between 0 and 1000000000),
  men int not null constraint covered_men_possible check (men between 0 and 1000000000),
  unknown int not null constraint covered_unknown_possible check (unknown between 0 and 1000000000),
  source text not null constraint covered_workers_have_a_source check (source <> ''),
  replaces_id uuid,
  correction_reason text,
  entered_on_behalf text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, agreement_id) references collective_agreements
);
create unique index one_count_of_workers_a_day on collective_agreement_workers (institute_id, agreement_id, from_on)
  where ended_by_no is null;

create table advocacy_dossiers (
  institute_id uuid not null references institutes,
  id uuid not null,
  partnership_id uuid,
  title text not null constraint advocacy_dossier_has_a_title check (title <> ''),
  country text constraint advocacy_dossier_country_form check (country ~ '^[A-Z]{2}$'),
  level text not null constraint advocacy_level_known check (level in ('international', 'regional', 'national', 'sectoral', 'local')),
  demand text not null constraint advocacy_has_a_demand check (demand <> ''),
  -- Names of organisations.
  alliance text[] not null,
  conventions text[] not null,
  topics text[] not null,
  opened_on date not null,
  contribution text,
  contribution_source text,
  contribution_source_kind text constraint contribution_source_known check (contribution_source_kind in ('claimant', 'authority', 'employers', 'other_union', 'press', 'research', 'international', 'other')),
  law_reference text,
  entered_on_behalf text,
  version int not null default 1,
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, partnership_id) references partnerships
);
create table advocacy_stages (
  institute_id uuid not null,
  id uuid not null,
  dossier_id uuid not null,
  partnership_id uuid,
  stage text not null constraint advocacy_stage_known check (stage in ('agenda', 'draft', 'submitted', 'adopted', 'applied', 'stalled', 'withdrawn')),
  on_day date not null,
  evidence text,
  document_id uuid,
  replaces_id uuid,
  correction_reason text,
  entered_on_behalf text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, dossier_id) references advocacy_dossiers,
  foreign key (institute_id, document_id) references documents
);
create index stages_of_dossier on advocacy_stages (institute_id, dossier_id) where ended_by_no is null;
create table advocacy_steps (
  institute_id uuid not null,
  id uuid not null,
  dossier_id uuid not null,
  partnership_id uuid,
  on_day date not null,
  what text not null constraint advocacy_step_says_what check (what <> ''),
  replaces_id uuid,
  correction_reason text,
  entered_on_behalf text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, dossier_id) references advocacy_dossiers
);
create index steps_of_dossier on advocacy_steps (institute_id, dossier_id) where ended_by_no is null;

-- Entered by mistake or twice: it stays readable and counts no more.
create table rights_withdrawals (
  institute_id uuid not null,
  subject_kind text not null constraint withdrawn_kind_known check (subject_kind in ('dialogue_event', 'collective_agreement', 'advocacy_dossier')),
  subject_id uuid not null,
  partnership_id uuid,
  reason text not null constraint withdrawal_has_a_reason check (reason <> ''),
  entered_on_behalf text,
  entry_no bigint not null,
  primary key (institute_id, subject_id),
  foreign key (institute_id) references institutes
);

do $$
declare name text;
begin
  foreach name in array array['dialogue_bodies', 'dialogue_events', 'dialogue_event_facts', 'collective_agreements',
    'collective_agreement_states', 'collective_agreement_workers', 'advocacy_dossiers', 'advocacy_stages', 'advocacy_steps',
    'rights_withdrawals'] loop
    execute format('call keep_apart_by_institute(%L)', name);
    execute format('call open_to_partner(%L)', name);
    execute format('grant select, insert on %I to relais_institute, relais_partner', name);
    -- A control is limited to outcomes, and these hang on none: an auditor may ask and, without a policy, sees no row.
    execute format('grant select on %I to relais_auditor', name);
  end loop;
end $$;
grant update (name, country, level, standing, seats_women, seats_men, seats_unknown, source, version) on dialogue_bodies to relais_institute, relais_partner;
grant update (title, country, version) on dialogue_events to relais_institute, relais_partner;
grant update (title, country, level, sector, parties, with_partner, clauses, version) on collective_agreements to relais_institute, relais_partner;
grant update (title, country, level, demand, alliance, conventions, topics, opened_on, contribution, contribution_source, contribution_source_kind, law_reference, version) on advocacy_dossiers to relais_institute, relais_partner;
grant update (ended_by_no) on dialogue_event_facts, collective_agreement_states, collective_agreement_workers, advocacy_stages, advocacy_steps to relais_institute, relais_partner;
