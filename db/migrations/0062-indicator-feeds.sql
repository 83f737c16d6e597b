-- Area results: an indicator may be fed by records that lie elsewhere; what they proposed when a figure was confirmed.

-- What feeds an indicator: at most one source; none any more where `source` is null.
create table indicator_feeds (
  institute_id uuid not null,
  indicator_id uuid not null,
  source text constraint feed_source_known
    check (source in ('participants', 'agreements', 'workers', 'members', 'dues_paying', 'plan_lines')),
  action_kind text,
  theme text,
  version int not null default 1,
  entry_no bigint not null,
  primary key (institute_id, indicator_id),
  foreign key (institute_id, indicator_id) references indicators,
  constraint only_participants_have_a_kind_of_action check (action_kind is null or source = 'participants'),
  constraint a_feed_without_a_theme_is_null check (theme <> '')
);
call keep_apart_by_institute('indicator_feeds');
call open_to_partner_for_reading('indicator_feeds');
call open_to_auditor('indicator_feeds');
grant select, insert, update (source, action_kind, theme, version) on indicator_feeds to relais_institute;
grant select on indicator_feeds to relais_partner, relais_auditor;

-- What the records came to when a person confirmed the figure of one row, or gave another with a reason.
create table measurement_feeds (
  institute_id uuid not null,
  row_id uuid not null,
  outcome_id uuid not null,
  partnership_id uuid,
  until_on date not null,
  source text not null constraint measurement_feed_source_known
    check (source in ('participants', 'agreements', 'workers', 'members', 'dues_paying', 'plan_lines')),
  action_kind text,
  theme text,
  proposed numeric not null,
  reason text constraint another_figure_says_why check (reason <> ''),
  -- The entry number as of which the records were counted.
  as_of bigint not null,
  entry_no bigint not null,
  primary key (institute_id, row_id),
  foreign key (institute_id, row_id) references measurements,
  foreign key (institute_id, outcome_id) references outcomes
);
call keep_apart_by_institute('measurement_feeds');
call open_to_partner('measurement_feeds');
call open_to_auditor_in_scope('measurement_feeds', 'extract(year from until_on)::int');
grant select, insert on measurement_feeds to relais_institute, relais_partner;
grant select on measurement_feeds to relais_auditor;
