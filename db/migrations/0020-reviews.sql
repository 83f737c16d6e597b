-- Area reviews: progress reviews of an outcome, what they found and decided, and what became of it.

create table progress_reviews (
  institute_id uuid not null references institutes,
  id uuid not null,
  outcome_id uuid not null,
  -- With one partner, who then reads it and speaks of it; null: in the house.
  partnership_id uuid,
  -- The year that is looked at: under it a control finds the review.
  year int not null constraint review_year_possible check (year between 1990 and 2100),
  version int not null default 1,
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, outcome_id) references outcomes,
  foreign key (institute_id, partnership_id) references partnerships
);
create index reviews_of_outcome on progress_reviews (institute_id, outcome_id);

-- Day, place, who took part and what was said in short: a correction is another row.
create table review_minutes (
  institute_id uuid not null,
  id uuid not null,
  review_id uuid not null,
  partnership_id uuid,
  held_on date not null,
  place text,
  -- Organs and functions, never names.
  participants text[] not null,
  summary text not null default '',
  replaces_id uuid,
  correction_reason text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, review_id) references progress_reviews
);
create unique index one_current_row_of_minutes on review_minutes (institute_id, review_id) where ended_by_no is null;

-- Gaps, progress and decisions, each with what it is about and by function who takes it on.
create table review_points (
  institute_id uuid not null,
  id uuid not null,
  -- The point itself, through all its corrections.
  point_id uuid not null,
  review_id uuid not null,
  partnership_id uuid,
  kind text not null constraint review_point_kind_known check (kind in ('gap', 'progress', 'decision')),
  what text not null constraint review_point_says_something check (what <> ''),
  about text not null constraint review_point_subject_known check (about in ('outcome', 'indicator', 'activity', 'budget')),
  indicator_id uuid,
  activity_id uuid,
  taken_on_by text,
  due_on date,
  replaces_id uuid,
  correction_reason text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, review_id) references progress_reviews,
  foreign key (institute_id, indicator_id) references indicators,
  foreign key (institute_id, activity_id) references activities,
  constraint a_decision_has_someone_and_a_day check (kind <> 'decision' or (taken_on_by is not null and due_on is not null)),
  constraint a_point_about_a_thing_names_it check ((about = 'indicator') = (indicator_id is not null) and (about = 'activity') = (activity_id is not null))
);
create unique index one_current_row_a_point on review_points (institute_id, point_id) where ended_by_no is null;
create index points_of_review on review_points (institute_id, review_id);
create index points_by_due_day on review_points (institute_id, due_on) where ended_by_no is null and due_on is not null;

-- Concluded: from here on changes say why, and the figures can be shown as of this row's entry number.
create table review_conclusions (
  institute_id uuid not null,
  review_id uuid not null,
  partnership_id uuid,
  concluded_on date not null,
  concluded_by uuid not null,
  concluded_by_name text not null,
  entry_no bigint not null,
  primary key (institute_id, review_id),
  foreign key (institute_id, review_id) references progress_reviews
);

-- What became of a gap or a decision; «open» takes it up again.
create table review_follow_ups (
  institute_id uuid not null,
  id uuid not null,
  point_id uuid not null,
  review_id uuid not null,
  partnership_id uuid,
  state text not null constraint follow_up_state_known check (state in ('done', 'dropped', 'open')),
  on_day date not null,
  note text not null constraint follow_up_says_what_happened check (note <> ''),
  entered_on_behalf text,
  replaces_id uuid,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, review_id) references progress_reviews
);
create unique index one_current_follow_up_a_point on review_follow_ups (institute_id, point_id) where ended_by_no is null;

do $$
declare name text;
begin
  foreach name in array array['progress_reviews', 'review_minutes', 'review_points', 'review_conclusions', 'review_follow_ups'] loop
    execute format('call keep_apart_by_institute(%L)', name);
    execute format('call open_to_partner(%L)', name);
    execute format('grant select, insert on %I to relais_institute', name);
    execute format('grant select on %I to relais_partner, relais_auditor', name);
  end loop;
  -- What hangs on a review is under control where the review is: the policy below decides for both.
  foreach name in array array['review_minutes', 'review_points', 'review_conclusions', 'review_follow_ups'] loop
    execute format('create policy auditor_in_scope on %1$I for select to relais_auditor using (institute_id = any (nullif(current_setting(''relais.institutes'', true), '''')::uuid[]) and exists (select from progress_reviews r where r.institute_id = %1$I.institute_id and r.id = %1$I.review_id))', name);
  end loop;
end $$;
call open_to_auditor_in_scope('progress_reviews', 'year');
grant update (version) on progress_reviews to relais_institute;
grant update (ended_by_no) on review_minutes, review_points to relais_institute;
-- A partner says itself what became of what it took on.
grant insert on review_follow_ups to relais_partner;
grant update (ended_by_no) on review_follow_ups to relais_institute, relais_partner;
