-- Area activities: the details of A1 and A4, the rights records an activity worked on, units named once held, counts by target group, recommendations.

-- A1: building an organisation, or a context favourable to it. Which unit came of it is named when it was held, not before.
create table activity_buildings (
  institute_id uuid not null,
  activity_id uuid not null,
  partnership_id uuid,
  branch text not null constraint building_branch_known check (branch in ('organisation', 'environment')),
  building_form text constraint building_form_known check (building_form in ('new_section', 'federation', 'platform', 'membership_drive')),
  environment text constraint environment_known check (environment in ('law', 'ratification', 'protection')),
  conventions text[] not null,
  purpose text not null constraint building_has_a_purpose check (purpose <> ''),
  primary key (institute_id, activity_id),
  foreign key (institute_id, activity_id) references activities
);
create table built_units (
  institute_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  partnership_id uuid,
  unit text not null constraint built_unit_has_a_name check (unit <> ''),
  result text not null constraint built_unit_result_known check (result in ('created', 'developed')),
  unit_level text not null constraint built_unit_level_known check (unit_level in ('workplace', 'local', 'sector', 'national', 'regional')),
  replaces_id uuid,
  correction_reason text,
  entered_on_behalf text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, activity_id) references activities
);
create index units_of_activity on built_units (institute_id, activity_id) where ended_by_no is null;

-- A4: defence of rights, social and economic matters. No case and no person: codes, topics and counts.
create table activity_defences (
  institute_id uuid not null,
  activity_id uuid not null,
  partnership_id uuid,
  means text not null constraint defence_means_known check (means in ('legal_aid', 'negotiation', 'campaign')),
  conventions text[] not null,
  defence_topics text[] not null constraint defence_topics_known check (defence_topics <@ array['wages', 'social_protection', 'safety', 'prices']),
  purpose text not null constraint defence_has_a_purpose check (purpose <> ''),
  primary key (institute_id, activity_id),
  foreign key (institute_id, activity_id) references activities
);

-- The demands, talks and agreements that an activity worked on.
create table activity_dossiers (
  institute_id uuid not null,
  activity_id uuid not null,
  partnership_id uuid,
  dossier_id uuid not null,
  entry_no bigint not null,
  primary key (institute_id, activity_id, dossier_id),
  foreign key (institute_id, activity_id) references activities,
  foreign key (institute_id, dossier_id) references advocacy_dossiers
);
create table activity_dialogues (
  institute_id uuid not null,
  activity_id uuid not null,
  partnership_id uuid,
  event_id uuid not null,
  entry_no bigint not null,
  primary key (institute_id, activity_id, event_id),
  foreign key (institute_id, activity_id) references activities,
  foreign key (institute_id, event_id) references dialogue_events
);
create table activity_agreements (
  institute_id uuid not null,
  activity_id uuid not null,
  partnership_id uuid,
  agreement_id uuid not null,
  entry_no bigint not null,
  primary key (institute_id, activity_id, agreement_id),
  foreign key (institute_id, activity_id) references activities,
  foreign key (institute_id, agreement_id) references collective_agreements
);

-- Whom it reached, by target group of aim O5: people who took part, and services given. One person can be of two groups.
create table group_counts (
  institute_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  partnership_id uuid,
  measure text not null constraint group_measure_known check (measure in ('people', 'advice', 'representation', 'mediation')),
  target_group text not null constraint target_group_known check (target_group in ('informal', 'domestic', 'agricultural', 'migrant', 'home_based', 'precarious', 'unemployed', 'other')),
  count int not null constraint group_count_possible check (count between 0 and 1000000),
  replaces_id uuid,
  correction_reason text,
  entered_on_behalf text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, activity_id) references activities
);
create unique index one_current_count_a_group on group_counts (institute_id, activity_id, measure, target_group) where ended_by_no is null;

-- What an exchange recommends: to whom by function, until when. What became of it is said row after row; the last one stands.
create table recommendations (
  institute_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  partnership_id uuid,
  recommendation text not null constraint recommendation_says_what check (recommendation <> ''),
  addressee text not null constraint recommendation_has_an_addressee check (addressee <> ''),
  due_on date not null,
  entered_on_behalf text,
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, activity_id) references activities
);
create index recommendations_of_activity on recommendations (institute_id, activity_id);
create table recommendation_states (
  institute_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  recommendation_id uuid not null,
  partnership_id uuid,
  state text not null constraint recommendation_state_known check (state in ('taken_up', 'done', 'not_followed', 'reopened')),
  on_day date not null,
  what text not null constraint recommendation_state_says_what check (what <> ''),
  entered_on_behalf text,
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, activity_id) references activities,
  foreign key (institute_id, recommendation_id) references recommendations
);
create index states_of_recommendation on recommendation_states (institute_id, recommendation_id, entry_no desc);

do $$
declare name text;
begin
  foreach name in array array['activity_buildings', 'built_units', 'activity_defences', 'activity_dossiers', 'activity_dialogues',
    'activity_agreements', 'group_counts', 'recommendations', 'recommendation_states'] loop
    execute format('call keep_apart_by_institute(%L)', name);
    execute format('call open_to_partner(%L)', name);
    execute format('grant select, insert on %I to relais_institute, relais_partner', name);
    execute format('grant select on %I to relais_auditor', name);
    execute format('create policy auditor_in_scope on %1$I for select to relais_auditor using (institute_id = any (nullif(current_setting(''relais.institutes'', true), '''')::uuid[]) and exists (select from activities a where a.institute_id = %1$I.institute_id and a.id = %1$I.activity_id))', name);
  end loop;
end $$;
grant update (branch, building_form, environment, conventions, purpose) on activity_buildings to relais_institute, relais_partner;
grant update (means, conventions, defence_topics, purpose) on activity_defences to relais_institute, relais_partner;
grant update (ended_by_no) on built_units, group_counts to relais_institute, relais_partner;
grant delete on activity_dossiers, activity_dialogues, activity_agreements to relais_institute, relais_partner;
