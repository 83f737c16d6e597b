-- Area results: which breakdowns a definition counts together (sex by age), as pairs of its axes: [["sex", "age"]].
alter table indicator_versions add column crossings jsonb not null default '[]',
  add constraint indicator_version_crossings_a_list check (jsonb_typeof(crossings) = 'array');
alter table library_indicators add column crossings jsonb not null default '[]',
  add constraint library_indicator_crossings_a_list check (jsonb_typeof(crossings) = 'array');
