-- Area results: indicators and their versions, baselines, targets, measurements.

create table indicators (
  institute_id uuid not null,
  id uuid not null,
  outcome_id uuid not null,
  output_id uuid,
  code text not null,
  -- The result of the standard under which it is published (an outcome can publish several).
  result_key text not null default '1',
  position int not null default 0,
  version int not null default 1,
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, outcome_id) references outcomes,
  foreign key (institute_id, output_id) references outputs,
  constraint indicator_code_unique_in_outcome unique (institute_id, outcome_id, code)
);
create table results (
  institute_id uuid not null,
  outcome_id uuid not null,
  key text not null,
  type text not null constraint result_type_known check (type in ('1', '2', '3', '9')),
  title jsonb not null,
  description jsonb not null default '{}',
  aggregation_status boolean,
  position int not null default 0,
  entry_no bigint not null,
  primary key (institute_id, outcome_id, key),
  foreign key (institute_id, outcome_id) references outcomes
);
-- A definition is never changed: a new version says what it means from then on.
create table indicator_versions (
  institute_id uuid not null,
  id uuid not null,
  indicator_id uuid not null,
  edition int not null,
  -- Edition from which on values can be compared with this one: only they add up together.
  series int not null,
  title jsonb not null,
  description jsonb not null default '{}',
  measure text not null constraint indicator_measure_known check (measure in ('number', 'percentage', 'nominal', 'ordinal', 'qualitative')),
  ascending boolean not null default true,
  -- How values add up over time, and over partners.
  over_time text not null constraint over_time_known check (over_time in ('sum', 'last', 'maximum', 'mean')),
  over_partners text not null constraint over_partners_known check (over_partners in ('sum', 'maximum', 'mean', 'none')),
  unit text,
  source_of_verification text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, indicator_id) references indicators
);
create index indicator_versions_of_indicator on indicator_versions (institute_id, indicator_id, edition);
create unique index one_current_indicator_version on indicator_versions (institute_id, indicator_id) where ended_by_no is null;

create table baselines (
  institute_id uuid not null,
  id uuid not null,
  indicator_id uuid not null,
  year int not null,
  on_day date,
  value numeric,
  text_value jsonb,
  comment jsonb,
  replaces_id uuid,
  correction_reason text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, indicator_id) references indicators
);
create table targets (
  institute_id uuid not null,
  id uuid not null,
  indicator_id uuid not null,
  from_on date not null,
  until_on date not null,
  value numeric,
  text_value jsonb,
  comment jsonb,
  -- Canonical JSON of the breakdown ({"sex":"female"}); the empty object is the whole.
  breakdown jsonb not null default '{}',
  replaces_id uuid,
  correction_reason text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, indicator_id) references indicators,
  constraint target_period_ends_after_it_begins check (until_on >= from_on)
);
create index targets_of_indicator on targets (institute_id, indicator_id) where ended_by_no is null;
create table measurements (
  institute_id uuid not null,
  id uuid not null,
  -- The measurement itself, through all its corrections.
  measurement_id uuid not null,
  indicator_id uuid not null,
  indicator_version_id uuid not null,
  outcome_id uuid not null,
  partnership_id uuid,
  from_on date not null,
  until_on date not null,
  value numeric,
  text_value jsonb,
  comment jsonb,
  breakdown jsonb not null default '{}',
  provenance text not null constraint measurement_says_where_it_comes_from check (provenance <> ''),
  entered_on_behalf text,
  replaces_id uuid,
  correction_reason text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, indicator_id) references indicators,
  foreign key (institute_id, indicator_version_id) references indicator_versions,
  foreign key (institute_id, outcome_id) references outcomes,
  foreign key (institute_id, partnership_id) references partnerships,
  constraint measurement_period_ends_after_it_begins check (until_on >= from_on),
  constraint a_measurement_says_something check (value is not null or text_value is not null or comment is not null)
);
create unique index one_current_row_a_measurement on measurements (institute_id, measurement_id) where ended_by_no is null;
create index measurements_of_indicator on measurements (institute_id, indicator_id, until_on);
create index measurements_of_outcome on measurements (institute_id, outcome_id);
create index measurements_by_day on measurements (institute_id, until_on desc, id desc) where ended_by_no is null;
create index measurements_in_words on measurements (institute_id, indicator_id, until_on desc, id desc)
  where text_value is not null or comment is not null;

do $$
declare name text;
begin
  foreach name in array array['indicators', 'results', 'indicator_versions', 'baselines', 'targets'] loop
    execute format('call keep_apart_by_institute(%L)', name);
    execute format('call open_to_partner_for_reading(%L)', name);
    execute format('call open_to_auditor(%L)', name);
    execute format('grant select, insert on %I to relais_institute', name);
    execute format('grant select on %I to relais_partner, relais_auditor', name);
  end loop;
end $$;
grant update (code, result_key, position, version) on indicators to relais_institute;
grant update (type, title, description, aggregation_status, position) on results to relais_institute;
grant update (ended_by_no) on indicator_versions, baselines, targets to relais_institute;
call keep_apart_by_institute('measurements');
call open_to_partner('measurements');
call open_to_auditor_in_scope('measurements', 'extract(year from until_on)::int');
grant select, insert, update (ended_by_no) on measurements to relais_institute, relais_partner;
grant select on measurements to relais_auditor;
