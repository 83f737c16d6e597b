-- Area results: the windows in which partners report their measurements, what each of them drafts and submits in one,
-- and what becomes of it: returned with words on single figures, approved, locked, restated.

create table reporting_windows (
  institute_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  -- What people call the period: 2027-H1.
  name text not null constraint window_has_a_name check (name <> ''),
  from_on date not null,
  until_on date not null,
  opens_on date not null,
  closes_on date not null,
  indicators uuid[] not null constraint window_asks_for_something check (indicators <> '{}'),
  partnerships uuid[] not null constraint window_asks_someone check (partnerships <> '{}'),
  version int not null default 1,
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, programme_id) references programmes,
  constraint a_window_has_its_own_name unique (institute_id, programme_id, name),
  constraint window_period_ends_after_it_begins check (until_on >= from_on),
  constraint window_closes_after_it_opens check (closes_on >= opens_on)
);
call keep_apart_by_institute('reporting_windows');
call open_to_partner_for_reading('reporting_windows');
call open_to_auditor('reporting_windows');
grant select, insert, update (name, from_on, until_on, opens_on, closes_on, indicators, partnerships, version)
  on reporting_windows to relais_institute;
grant select on reporting_windows to relais_partner, relais_auditor;

-- The sheet of one partner in one window. What is typed and not submitted is its draft: no figure, counted nowhere.
create table measurement_reports (
  institute_id uuid not null,
  id uuid not null,
  window_id uuid not null,
  partnership_id uuid not null,
  -- As typed, by field, in the notation of `draft_language`.
  draft jsonb,
  draft_language text,
  draft_by_name text,
  -- Rises with each draft, submission and review: of two people at once the second is shown both.
  version int not null default 1,
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, window_id) references reporting_windows,
  foreign key (institute_id, partnership_id) references partnerships,
  constraint a_partner_reports_once_a_window unique (institute_id, window_id, partnership_id)
);
call keep_apart_by_institute('measurement_reports');
call open_to_partner('measurement_reports');
grant select, insert, update (draft, draft_language, draft_by_name, version) on measurement_reports
  to relais_institute, relais_partner;

create table report_steps (
  institute_id uuid not null,
  id uuid not null,
  report_id uuid not null,
  partnership_id uuid not null,
  kind text not null
    constraint report_step_known check (kind in ('submitted', 'returned', 'approved', 'locked', 'unlocked')),
  note text,
  entered_on_behalf text,
  by_name text not null,
  at timestamptz not null default clock_timestamp(),
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, report_id) references measurement_reports
);
create index report_steps_of_report on report_steps (institute_id, report_id, entry_no);
call keep_apart_by_institute('report_steps');
call open_to_partner('report_steps');
grant select, insert on report_steps to relais_institute, relais_partner;
create policy a_partner_submits on report_steps as restrictive for insert to relais_partner
  with check (partnership_id = any (nullif(current_setting('relais.partnerships', true), '')::uuid[]) and kind = 'submitted');

-- An indicator of which a partner has nothing to report in a window, and why.
create table unreported_figures (
  institute_id uuid not null,
  id uuid not null,
  report_id uuid not null,
  partnership_id uuid not null,
  indicator_id uuid not null,
  reason text not null constraint nothing_has_its_reason check (reason <> ''),
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, report_id) references measurement_reports,
  foreign key (institute_id, indicator_id) references indicators
);
create unique index one_current_reason_a_figure on unreported_figures (institute_id, report_id, indicator_id)
  where ended_by_no is null;
call keep_apart_by_institute('unreported_figures');
call open_to_partner('unreported_figures');
grant select, insert, update (ended_by_no) on unreported_figures to relais_institute, relais_partner;

-- What an officer says of one figure, as it stood in that row.
create table measurement_reviews (
  institute_id uuid not null,
  id uuid not null,
  measurement_id uuid not null,
  row_id uuid not null,
  outcome_id uuid not null,
  partnership_id uuid,
  until_on date not null,
  kind text not null constraint figure_review_known check (kind in ('comment', 'returned', 'approved')),
  comment text,
  by_name text not null,
  at timestamptz not null default clock_timestamp(),
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, row_id) references measurements,
  foreign key (institute_id, outcome_id) references outcomes,
  constraint who_returns_says_why check (kind = 'approved' or coalesce(comment, '') <> '')
);
create index measurement_reviews_of_figure on measurement_reviews (institute_id, measurement_id, entry_no);
call keep_apart_by_institute('measurement_reviews');
call open_to_partner('measurement_reviews');
call open_to_auditor_in_scope('measurement_reviews', 'extract(year from until_on)::int');
grant select, insert on measurement_reviews to relais_institute;
grant select on measurement_reviews to relais_partner, relais_auditor;

-- An approved or locked figure that an officer corrected: which row took which one's place, and who was told.
create table measurement_restatements (
  institute_id uuid not null,
  id uuid not null,
  measurement_id uuid not null,
  row_id uuid not null,
  replaced_row_id uuid not null,
  outcome_id uuid not null,
  partnership_id uuid,
  until_on date not null,
  reason text not null constraint restatement_says_why check (reason <> ''),
  told text not null constraint restatement_says_who_was_told check (told <> ''),
  by_name text not null,
  at timestamptz not null default clock_timestamp(),
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, row_id) references measurements,
  foreign key (institute_id, replaced_row_id) references measurements,
  foreign key (institute_id, outcome_id) references outcomes
);
create index measurement_restatements_of_figure on measurement_restatements (institute_id, measurement_id, entry_no);
call keep_apart_by_institute('measurement_restatements');
call open_to_partner('measurement_restatements');
call open_to_auditor_in_scope('measurement_restatements', 'extract(year from until_on)::int');
grant select, insert on measurement_restatements to relais_institute;
grant select on measurement_restatements to relais_partner, relais_auditor;
