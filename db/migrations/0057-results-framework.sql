-- Area results: what a definition says more (who measures how often, own ways to break down, a formula), percentages of
-- a numerator and a denominator, targets as shares and milestones, and where something was measured.

alter table indicator_versions
  drop constraint indicator_measure_known,
  add constraint indicator_measure_known
    check (measure in ('number', 'percentage', 'nominal', 'ordinal', 'qualitative', 'boolean')),
  drop constraint over_time_known,
  -- cumulative: each value counts everything since the programme began.
  add constraint over_time_known check (over_time in ('sum', 'last', 'maximum', 'mean', 'cumulative')),
  drop constraint over_partners_known,
  -- ratio: numerators and denominators are added, and the percentage is worked out of the sums.
  add constraint over_partners_known check (over_partners in ('sum', 'maximum', 'mean', 'ratio', 'none')),
  add column frequency text
    constraint frequency_known check (frequency in ('quarter', 'half_year', 'year', 'milestones', 'end')),
  -- By function, never a name.
  add column responsible text,
  -- [{key, label, categories: [{key, label}]}]: ways to break down beside those that every indicator knows.
  add column axes jsonb not null default '[]',
  -- Worked out of other indicators of the programme when read; such an indicator is not measured.
  add column formula text constraint formula_says_something check (formula <> '');

alter table measurements
  add column numerator numeric,
  add column denominator numeric,
  -- Where it was measured, ISO 3166; null: where its partner works.
  add column country text constraint measured_in_a_country check (country ~ '^[A-Z]{2}$'),
  add constraint a_share_has_both_parts check ((numerator is null) = (denominator is null)),
  add constraint a_share_is_of_something check (denominator > 0);

alter table targets
  -- Its value is a share of the whole in per cent, at least.
  add column is_share boolean not null default false,
  -- Reached by its last day since the programme began; never added to what is aimed at in a year.
  add column is_milestone boolean not null default false,
  add constraint a_share_is_of_a_part check (not is_share or breakdown <> '{}');

-- What a cell of an earlier definition is called in a later one. Values keep the cell they were measured in; where both
-- definitions are comparable they are read in `to_cell` (several may come together), or in none where it is null.
create table cell_mappings (
  institute_id uuid not null,
  id uuid not null,
  indicator_id uuid not null,
  from_version_id uuid not null,
  to_version_id uuid not null,
  from_cell jsonb not null,
  to_cell jsonb,
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, indicator_id) references indicators,
  foreign key (institute_id, from_version_id) references indicator_versions,
  foreign key (institute_id, to_version_id) references indicator_versions,
  constraint a_cell_is_mapped_once unique (institute_id, from_version_id, to_version_id, from_cell)
);
call keep_apart_by_institute('cell_mappings');
call open_to_partner_for_reading('cell_mappings');
call open_to_auditor('cell_mappings');
grant select, insert on cell_mappings to relais_institute;
grant select on cell_mappings to relais_partner, relais_auditor;
