-- Area activities: planned and held; one table of detail per kind of action; participants as counts.

create table activities (
  institute_id uuid not null references institutes,
  id uuid not null,
  programme_id uuid not null,
  outcome_id uuid not null,
  output_id uuid,
  -- Null: the institute's own, no partner's.
  partnership_id uuid,
  reference text not null,
  -- One main kind each: money falls once, on the main one.
  kind text not null constraint action_kind_known check (kind in ('A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8', 'A9')),
  title text not null constraint activity_has_a_title check (title <> ''),
  planned_from date not null,
  planned_until date not null,
  mode text not null constraint activity_mode_known check (mode in ('in_person', 'online', 'hybrid')),
  country text constraint activity_country_form check (country ~ '^[A-Z]{2}$'),
  place text,
  entered_on_behalf text,
  -- Set with the row in activity_cancellations; what costs money points at an activity that is not.
  is_cancelled boolean not null default false,
  version int not null default 1,
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, programme_id) references programmes,
  foreign key (institute_id, outcome_id) references outcomes,
  foreign key (institute_id, output_id) references outputs,
  foreign key (institute_id, partnership_id) references partnerships,
  constraint activity_with_its_state unique (institute_id, id, is_cancelled),
  constraint activity_reference_unique unique (institute_id, reference),
  constraint activity_ends_after_it_begins check (planned_until >= planned_from),
  constraint an_activity_in_person_has_a_country check (mode = 'online' or country is not null)
);
create index activities_by_day on activities (institute_id, planned_from desc, id desc);
create index activities_of_outcome on activities (institute_id, outcome_id);

-- The last number given per year and kind: a partner does not see the activities of others, so it could not count them.
create table activity_numbers (
  institute_id uuid not null references institutes,
  year int not null,
  kind text not null,
  last_no int not null constraint activity_number_counts_up check (last_no > 0),
  primary key (institute_id, year, kind)
);
call keep_apart_by_institute('activity_numbers');
create policy partner_counts on activity_numbers to relais_partner
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[]))
  with check (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[]));
grant select, insert, update (last_no) on activity_numbers to relais_institute, relais_partner;

create table activity_trainings (
  institute_id uuid not null,
  activity_id uuid not null,
  partnership_id uuid,
  plan_line_id uuid,
  -- Why there is no plan line; a justification makes it chargeable, a missing one does not.
  justification text,
  theme text not null constraint training_has_a_theme check (theme <> ''),
  method text not null constraint training_method_known check (method in ('course', 'study_circle', 'training_of_trainers', 'e_learning')),
  level text not null constraint training_level_known check (level in ('local', 'national', 'regional', 'international')),
  trainer_origin text not null constraint trainer_origin_known check (trainer_origin in ('partner', 'institute', 'other_union', 'outside')),
  sessions int not null default 1 constraint sessions_possible check (sessions between 1 and 1000),
  follow_up_test boolean not null default false,
  primary key (institute_id, activity_id),
  foreign key (institute_id, activity_id) references activities,
  foreign key (institute_id, plan_line_id) references action_plan_lines
);
create table activity_exchanges (
  institute_id uuid not null,
  activity_id uuid not null,
  partnership_id uuid,
  format text not null constraint exchange_format_known check (format in ('study_mission', 'working_visit', 'observation_mission', 'seminar', 'colloquium', 'traineeship')),
  side text not null constraint exchange_side_known check (side in ('bilateral', 'multilateral')),
  direction text not null constraint exchange_direction_known check (direction in ('north_south', 'south_north', 'south_south', 'triangular')),
  terms_of_reference text not null,
  host_agreement text,
  senior_function text,
  primary key (institute_id, activity_id),
  foreign key (institute_id, activity_id) references activities
);
create table activity_organisations (
  institute_id uuid not null,
  activity_id uuid not null,
  partnership_id uuid,
  organisation_id uuid not null,
  takes_part boolean not null,
  organises boolean not null default false,
  entry_no bigint not null,
  primary key (institute_id, activity_id, organisation_id),
  foreign key (institute_id, activity_id) references activities,
  foreign key (institute_id, organisation_id) references organisations
);

-- Held and cancelled are rows with who and when. What was held is never rewritten: a correction replaces it.
create table activity_holdings (
  institute_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  partnership_id uuid,
  held_from date not null,
  held_until date not null,
  report text not null default '',
  report_on date,
  replaces_id uuid,
  correction_reason text,
  entered_on_behalf text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, activity_id) references activities,
  constraint holding_ends_after_it_begins check (held_until >= held_from)
);
create unique index one_current_holding on activity_holdings (institute_id, activity_id) where ended_by_no is null;
create table activity_cancellations (
  institute_id uuid not null,
  activity_id uuid not null,
  partnership_id uuid,
  reason text not null constraint cancellation_has_a_reason check (reason <> ''),
  entered_on_behalf text,
  entry_no bigint not null,
  primary key (institute_id, activity_id),
  foreign key (institute_id, activity_id) references activities
);
create table participant_counts (
  institute_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  partnership_id uuid,
  sex text not null constraint sex_known check (sex in ('female', 'male', 'other', 'unknown')),
  age_band text not null constraint age_band_known check (age_band in ('under_35', '35_and_over', 'unknown')),
  economy text not null constraint economy_known check (economy in ('formal', 'informal', 'unknown')),
  count int not null constraint participant_count_possible check (count between 0 and 1000000),
  replaces_id uuid,
  correction_reason text,
  entered_on_behalf text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, activity_id) references activities
);
create index trainings_of_plan_line on activity_trainings (institute_id, plan_line_id);
create unique index one_current_count_a_cell on participant_counts (institute_id, activity_id, sex, age_band, economy) where ended_by_no is null;

do $$
declare name text;
begin
  foreach name in array array['activities', 'activity_trainings', 'activity_exchanges', 'activity_organisations',
    'activity_holdings', 'activity_cancellations', 'participant_counts'] loop
    execute format('call keep_apart_by_institute(%L)', name);
    execute format('call open_to_partner(%L)', name);
    execute format('grant select, insert on %I to relais_institute, relais_partner', name);
    execute format('grant select on %I to relais_auditor', name);
  end loop;
  -- What hangs on an activity is under control where the activity is: the policy below decides for both.
  foreach name in array array['activity_trainings', 'activity_exchanges', 'activity_organisations',
    'activity_holdings', 'activity_cancellations', 'participant_counts'] loop
    execute format('create policy auditor_in_scope on %1$I for select to relais_auditor using (institute_id = any (nullif(current_setting(''relais.institutes'', true), '''')::uuid[]) and exists (select from activities a where a.institute_id = %1$I.institute_id and a.id = %1$I.activity_id))', name);
  end loop;
end $$;
call open_to_auditor_in_scope('activities', 'extract(year from planned_from)::int');
grant update (outcome_id, output_id, title, planned_from, planned_until, mode, country, place, is_cancelled, version) on activities to relais_institute, relais_partner;
grant update (plan_line_id, justification, theme, method, level, trainer_origin, sessions, follow_up_test) on activity_trainings to relais_institute, relais_partner;
grant update (format, side, direction, terms_of_reference, host_agreement, senior_function) on activity_exchanges to relais_institute, relais_partner;
grant update (takes_part, organises), delete on activity_organisations to relais_institute, relais_partner;
grant update (ended_by_no) on activity_holdings, participant_counts to relais_institute, relais_partner;

-- A partner reads which exceptions hold for its own activities and until when, not who asked for them and why.
create policy partner_reads_of_its_activities on derogations for select to relais_partner
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[]) and subject_kind = 'activity'
    and exists (select from activities a where a.institute_id = derogations.institute_id and a.id = derogations.subject_id));
create policy partner_reads_of_its_activities on derogation_decisions for select to relais_partner
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
    and exists (select from derogations d where d.institute_id = derogation_decisions.institute_id
      and d.id = derogation_decisions.derogation_id));
grant select (institute_id, id, rule_id, subject_kind, subject_id, from_on, until_on) on derogations to relais_partner;
grant select (institute_id, derogation_id, decision) on derogation_decisions to relais_partner;
