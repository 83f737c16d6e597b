-- Area activities: what an expert mission answers to the recommendations that earlier ones left open; corrections.

create table mission_answers (
  institute_id uuid not null,
  activity_id uuid not null,
  partnership_id uuid,
  recommendation_id uuid not null,
  answer text not null constraint an_answer_says_something check (answer <> ''),
  entry_no bigint not null,
  primary key (institute_id, activity_id, recommendation_id),
  foreign key (institute_id, activity_id) references activities,
  foreign key (institute_id, recommendation_id) references recommendations
);

do $$
declare name text;
begin
  foreach name in array array['mission_answers'] loop
    execute format('call keep_apart_by_institute(%L)', name);
    execute format('call open_to_partner(%L)', name);
    execute format('grant select, insert on %I to relais_institute, relais_partner', name);
    execute format('grant select on %I to relais_auditor', name);
    execute format('create policy auditor_in_scope on %1$I for select to relais_auditor using (institute_id = any (nullif(current_setting(''relais.institutes'', true), '''')::uuid[]) and exists (select from activities a where a.institute_id = %1$I.institute_id and a.id = %1$I.activity_id))', name);
  end loop;
end $$;
grant delete on mission_answers to relais_institute, relais_partner;

-- What was recommended, the use of a training and a unit that was built can have been recorded by mistake: a correction
-- is another row, and a row that never was is ended without one.
alter table recommendations
  -- The recommendation itself, through all its corrections: what states and answers speak of.
  add column recommendation_id uuid,
  add column replaces_id uuid,
  add column correction_reason text,
  add column ended_by_no bigint;
update recommendations set recommendation_id = id;
alter table recommendations alter column recommendation_id set not null;
create unique index one_current_row_a_recommendation on recommendations (institute_id, recommendation_id) where ended_by_no is null;
alter table senior_training_uses
  add column replaces_id uuid,
  add column correction_reason text,
  add column ended_by_no bigint;
grant update (ended_by_no) on recommendations, senior_training_uses to relais_institute, relais_partner;

-- Awareness (aim O8) that an activity of any kind but A9 brings about: for whom, in which languages, with what material,
-- and by channel whom it should reach; whom it reached is counted once it was held, for A9 too.
create table activity_awareness (
  institute_id uuid not null,
  activity_id uuid not null,
  partnership_id uuid,
  audience text constraint awareness_audience_known check (audience in ('workers', 'union_bodies', 'public')),
  spoken text,
  material text,
  version int not null default 1,
  entry_no bigint not null,
  primary key (institute_id, activity_id),
  foreign key (institute_id, activity_id) references activities
);
create table awareness_channels (
  institute_id uuid not null,
  activity_id uuid not null,
  partnership_id uuid,
  channel text not null constraint awareness_channel_known check (channel in ('meeting', 'workplace', 'street', 'press', 'radio_tv', 'online', 'print', 'school')),
  planned_reach int not null constraint planned_reach_possible check (planned_reach between 0 and 12000000),
  entry_no bigint not null,
  primary key (institute_id, activity_id, channel),
  foreign key (institute_id, activity_id) references activities
);
create table awareness_reaches (
  institute_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  partnership_id uuid,
  channel text not null constraint reached_channel_known check (channel in ('meeting', 'workplace', 'street', 'press', 'radio_tv', 'online', 'print', 'school')),
  reached int not null constraint reach_possible check (reached between 0 and 12000000),
  replaces_id uuid,
  correction_reason text,
  entered_on_behalf text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, activity_id) references activities
);
create unique index one_current_reach_a_channel on awareness_reaches (institute_id, activity_id, channel) where ended_by_no is null;

do $$
declare name text;
begin
  foreach name in array array['activity_awareness', 'awareness_channels', 'awareness_reaches'] loop
    execute format('call keep_apart_by_institute(%L)', name);
    execute format('call open_to_partner(%L)', name);
    execute format('grant select, insert on %I to relais_institute, relais_partner', name);
    execute format('grant select on %I to relais_auditor', name);
    execute format('create policy auditor_in_scope on %1$I for select to relais_auditor using (institute_id = any (nullif(current_setting(''relais.institutes'', true), '''')::uuid[]) and exists (select from activities a where a.institute_id = %1$I.institute_id and a.id = %1$I.activity_id))', name);
  end loop;
end $$;
grant update (audience, spoken, material, version, entry_no) on activity_awareness to relais_institute, relais_partner;
grant delete on activity_awareness, awareness_channels to relais_institute, relais_partner;
grant update (ended_by_no) on awareness_reaches to relais_institute, relais_partner;

-- Stories and pictures of an activity (aim O8), the consent of those shown, and where each was published. People are a
-- count and functions; who consented is said only in the document, which is a list of persons.
create table stories (
  institute_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  partnership_id uuid,
  medium text not null constraint story_medium_known check (medium in ('story', 'picture', 'video')),
  title text not null constraint story_has_a_title check (title <> ''),
  shown text not null constraint story_says_who_is_shown check (shown <> ''),
  people_shown int not null constraint people_shown_counted check (people_shown between 0 and 10000),
  entered_on_behalf text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, activity_id) references activities
);
create index stories_of_activity on stories (institute_id, activity_id);
create table story_consents (
  institute_id uuid not null,
  id uuid not null,
  story_id uuid not null,
  activity_id uuid not null,
  partnership_id uuid,
  who text not null constraint consent_says_by_function_whose check (who <> ''),
  people int not null constraint somebody_consents check (people between 1 and 10000),
  given_on date not null,
  until_on date constraint consent_ends_after_it_is_given check (until_on >= given_on),
  uses text[] not null constraint consent_has_known_uses check (uses <> '{}' and uses <@ array['report', 'website', 'social_media', 'press', 'print', 'event']),
  document_id uuid not null,
  entered_on_behalf text,
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, story_id) references stories,
  foreign key (institute_id, activity_id) references activities,
  foreign key (institute_id, document_id) references documents
);
create index consents_of_story on story_consents (institute_id, story_id);
create table consent_withdrawals (
  institute_id uuid not null,
  consent_id uuid not null,
  activity_id uuid not null,
  partnership_id uuid,
  withdrawn_on date not null,
  reason text,
  entered_on_behalf text,
  entry_no bigint not null,
  primary key (institute_id, consent_id),
  foreign key (institute_id, consent_id) references story_consents,
  foreign key (institute_id, activity_id) references activities
);
create table story_publications (
  institute_id uuid not null,
  id uuid not null,
  story_id uuid not null,
  activity_id uuid not null,
  partnership_id uuid,
  published_on date not null,
  published_as text not null constraint publication_use_known check (published_as in ('report', 'website', 'social_media', 'press', 'print', 'event')),
  place text not null constraint publication_says_where check (place <> ''),
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, story_id) references stories,
  foreign key (institute_id, activity_id) references activities
);
create index publications_of_story on story_publications (institute_id, story_id);

do $$
declare name text;
begin
  foreach name in array array['stories', 'story_consents', 'consent_withdrawals', 'story_publications'] loop
    execute format('call keep_apart_by_institute(%L)', name);
    execute format('call open_to_partner(%L)', name);
    execute format('grant select, insert on %I to relais_institute', name);
    execute format('grant select on %I to relais_partner, relais_auditor', name);
    execute format('create policy auditor_in_scope on %1$I for select to relais_auditor using (institute_id = any (nullif(current_setting(''relais.institutes'', true), '''')::uuid[]) and exists (select from activities a where a.institute_id = %1$I.institute_id and a.id = %1$I.activity_id))', name);
  end loop;
end $$;
-- A partner keeps stories and consents; the institute publishes.
grant insert on stories, story_consents, consent_withdrawals to relais_partner;
grant update (ended_by_no) on stories to relais_institute, relais_partner;
