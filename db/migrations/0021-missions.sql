-- Area activities: the detail of A8, expert missions, with the gaps and progress that each cites.

create table activity_missions (
  institute_id uuid not null,
  activity_id uuid not null,
  partnership_id uuid,
  -- The progress review it starts from, and the day of it as it was then.
  review_id uuid,
  reviewed_on date,
  -- In the first year of a programme the baseline counts instead.
  baseline_on date,
  -- A function and an organisation, never a name.
  expert text not null constraint mission_has_an_expert check (expert <> ''),
  expert_origin text not null constraint expert_origin_known check (expert_origin in ('belgian_affiliate', 'institute', 'consultant', 'other_union')),
  expert_country text not null constraint expert_country_form check (expert_country ~ '^[A-Z]{2}$'),
  interest text constraint interest_known check (interest in ('no_conflict', 'conflict')),
  interest_statement text,
  terms_of_reference text not null constraint mission_has_terms_of_reference check (terms_of_reference <> ''),
  primary key (institute_id, activity_id),
  foreign key (institute_id, activity_id) references activities,
  constraint a_mission_starts_from_a_review foreign key (institute_id, review_id) references progress_reviews,
  constraint a_review_it_starts_from_has_a_day check (review_id is null or reviewed_on is not null)
);
create index missions_of_review on activity_missions (institute_id, review_id);
create table mission_citations (
  institute_id uuid not null,
  activity_id uuid not null,
  partnership_id uuid,
  position int not null,
  cited_kind text not null constraint cited_kind_known check (cited_kind in ('gap', 'progress')),
  cited text not null constraint something_is_cited check (cited <> ''),
  entry_no bigint not null,
  primary key (institute_id, activity_id, position),
  foreign key (institute_id, activity_id) references activities
);

do $$
declare name text;
begin
  foreach name in array array['activity_missions', 'mission_citations'] loop
    execute format('call keep_apart_by_institute(%L)', name);
    execute format('call open_to_partner(%L)', name);
    execute format('grant select, insert on %I to relais_institute, relais_partner', name);
    execute format('grant select on %I to relais_auditor', name);
    execute format('create policy auditor_in_scope on %1$I for select to relais_auditor using (institute_id = any (nullif(current_setting(''relais.institutes'', true), '''')::uuid[]) and exists (select from activities a where a.institute_id = %1$I.institute_id and a.id = %1$I.activity_id))', name);
  end loop;
end $$;
grant update (review_id, reviewed_on, baseline_on, expert, expert_origin, expert_country, interest, interest_statement,
  terms_of_reference) on activity_missions to relais_institute, relais_partner;
grant delete on mission_citations to relais_institute, relais_partner;
