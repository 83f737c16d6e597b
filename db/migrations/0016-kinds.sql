-- Area activities: the details of A3, A5, A6 and A9, one table a kind; what came of a training of seniors.

-- A3: leaders and secretariats.
create table activity_supports (
  institute_id uuid not null,
  activity_id uuid not null,
  partnership_id uuid,
  beneficiary text not null constraint support_beneficiary_known check (beneficiary in ('leaders', 'secretariat', 'members')),
  purpose text not null constraint support_has_a_purpose check (purpose <> ''),
  organ text,
  organ_meetings int constraint organ_meetings_possible check (organ_meetings between 0 and 366),
  office_support text,
  primary key (institute_id, activity_id),
  foreign key (institute_id, activity_id) references activities
);
-- Every funder of a post bears a share of it; a post is a function, never a name.
create table supported_post_shares (
  institute_id uuid not null,
  activity_id uuid not null,
  partnership_id uuid,
  position int not null,
  post text not null constraint supported_post_has_a_function check (post <> ''),
  funder text not null constraint post_funder_known check (funder in ('institute', 'partner', 'other_institute', 'other_donor', 'employer_or_state')),
  share_percent int not null constraint post_share_is_a_percentage check (share_percent between 1 and 100),
  entry_no bigint not null,
  primary key (institute_id, activity_id, position),
  foreign key (institute_id, activity_id) references activities
);

-- A5: international training of senior officials; participants as counts by level of function.
create table activity_senior_trainings (
  institute_id uuid not null,
  activity_id uuid not null,
  partnership_id uuid,
  organiser_kind text not null constraint organiser_kind_known check (organiser_kind in ('ituc', 'regional_body', 'global_federation', 'ilo', 'institute', 'other')),
  organiser_organisation_id uuid,
  training_field text not null constraint training_field_known check (training_field in ('organising', 'bargaining', 'rights', 'social_protection', 'safety', 'equality', 'economy', 'finance', 'communication', 'other')),
  countries text[] not null,
  selection text not null constraint selection_is_told check (selection <> ''),
  national_leaders int not null constraint national_leaders_counted check (national_leaders between 0 and 10000),
  sector_leaders int not null constraint sector_leaders_counted check (sector_leaders between 0 and 10000),
  heads_of_department int not null constraint heads_of_department_counted check (heads_of_department between 0 and 10000),
  other_functions int not null constraint other_functions_counted check (other_functions between 0 and 10000),
  other_reason text,
  -- Declared, no identity is kept: how many took part in such a training in the last 24 months.
  took_part_before int not null constraint took_part_before_counted check (took_part_before between 0 and 10000),
  primary key (institute_id, activity_id),
  foreign key (institute_id, activity_id) references activities,
  foreign key (institute_id, organiser_organisation_id) references organisations
);
-- What the participants did with it afterwards, asked some months later; each time it is asked is a row.
create table senior_training_uses (
  institute_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  partnership_id uuid,
  asked_on date not null,
  asked int not null constraint somebody_was_asked check (asked between 1 and 10000),
  using_it int not null constraint users_are_among_those_asked check (using_it between 0 and asked),
  what text not null constraint use_is_told check (what <> ''),
  entered_on_behalf text,
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, activity_id) references activities
);
create index uses_of_activity on senior_training_uses (institute_id, activity_id);

-- A6: multilateral action; the unions that take part are in activity_organisations.
create table activity_multilaterals (
  institute_id uuid not null,
  activity_id uuid not null,
  partnership_id uuid,
  reach text not null constraint multilateral_reach_known check (reach in ('regional', 'sub_regional', 'international')),
  scope text not null constraint multilateral_scope_known check (scope in ('sectoral', 'cross_sectoral')),
  sector text,
  body_organisation_id uuid not null,
  body_benefits boolean not null,
  effect_countries text[] not null,
  joint_position text,
  primary key (institute_id, activity_id),
  foreign key (institute_id, activity_id) references activities,
  foreign key (institute_id, body_organisation_id) references organisations
);

-- A9: awareness in Belgium, with the days of its campaign.
create table activity_belgian_awareness (
  institute_id uuid not null,
  activity_id uuid not null,
  partnership_id uuid,
  audience text not null constraint belgian_audience_known check (audience in ('workers', 'public_opinion')),
  region text not null constraint belgian_region_known check (region in ('brussels', 'flanders', 'wallonia', 'german_speaking', 'all_belgium')),
  languages text[] not null constraint belgian_languages_known check (languages <@ array['fr', 'nl', 'de']),
  channels text[] not null constraint belgian_channels_known check (channels <@ array['meeting', 'workplace', 'street', 'press', 'radio_tv', 'online', 'print', 'school']),
  sections text,
  message text not null constraint awareness_has_a_message check (message <> ''),
  primary key (institute_id, activity_id),
  foreign key (institute_id, activity_id) references activities
);
create table campaign_days (
  institute_id uuid not null,
  activity_id uuid not null,
  partnership_id uuid,
  position int not null,
  on_day date not null,
  what text not null constraint campaign_day_says_what check (what <> ''),
  channel text not null constraint campaign_channel_known check (channel in ('meeting', 'workplace', 'street', 'press', 'radio_tv', 'online', 'print', 'school')),
  expected_reach int constraint expected_reach_possible check (expected_reach between 0 and 12000000),
  entry_no bigint not null,
  primary key (institute_id, activity_id, position),
  foreign key (institute_id, activity_id) references activities
);

do $$
declare name text;
begin
  foreach name in array array['activity_supports', 'supported_post_shares', 'activity_senior_trainings', 'senior_training_uses',
    'activity_multilaterals', 'activity_belgian_awareness', 'campaign_days'] loop
    execute format('call keep_apart_by_institute(%L)', name);
    execute format('call open_to_partner(%L)', name);
    execute format('grant select, insert on %I to relais_institute, relais_partner', name);
    execute format('grant select on %I to relais_auditor', name);
    execute format('create policy auditor_in_scope on %1$I for select to relais_auditor using (institute_id = any (nullif(current_setting(''relais.institutes'', true), '''')::uuid[]) and exists (select from activities a where a.institute_id = %1$I.institute_id and a.id = %1$I.activity_id))', name);
  end loop;
end $$;
grant update (beneficiary, purpose, organ, organ_meetings, office_support) on activity_supports to relais_institute, relais_partner;
grant update (organiser_kind, organiser_organisation_id, training_field, countries, selection, national_leaders, sector_leaders,
  heads_of_department, other_functions, other_reason, took_part_before) on activity_senior_trainings to relais_institute, relais_partner;
grant update (reach, scope, sector, body_organisation_id, body_benefits, effect_countries, joint_position)
  on activity_multilaterals to relais_institute, relais_partner;
grant update (audience, region, languages, channels, sections, message) on activity_belgian_awareness to relais_institute, relais_partner;
grant delete on supported_post_shares, campaign_days to relais_institute, relais_partner;
