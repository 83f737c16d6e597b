-- Area results: the steps of a scale, why a definition changed, what became of the cells that are no more, and a library
-- of indicators that programmes share.

alter table indicator_versions
  -- [{value, label}]: the steps of a scale, lowest first.
  add column scale jsonb not null default '[]',
  add column change_reason text constraint change_reason_says_something check (change_reason <> '');

alter table cell_mappings
  -- Of several that were merged each has its row; of a cell that was split no value can be counted in the parts.
  add column change text not null default 'renamed'
    constraint cell_change_known check (change in ('renamed', 'merged', 'split', 'dropped')),
  -- The parts of a cell that was split.
  add column split_into jsonb not null default '[]';

-- An editable record of each institute; what a programme took from it stays as it was taken.
create table library_indicators (
  institute_id uuid not null,
  id uuid not null,
  key text not null constraint library_key_is_a_word check (key ~ '^[a-z0-9_-]{1,60}$'),
  version integer not null default 1,
  title jsonb not null,
  description jsonb not null default '{}',
  -- 1 output, 2 outcome.
  level text not null constraint library_level_known check (level in ('1', '2')),
  measure text not null
    constraint library_measure_known
      check (measure in ('number', 'percentage', 'nominal', 'ordinal', 'qualitative', 'boolean')),
  ascending boolean not null default true,
  over_time text not null
    constraint library_over_time_known check (over_time in ('sum', 'last', 'maximum', 'mean', 'cumulative')),
  over_partners text not null
    constraint library_over_partners_known check (over_partners in ('sum', 'maximum', 'mean', 'ratio', 'none')),
  unit text,
  source_of_verification text,
  frequency text
    constraint library_frequency_known check (frequency in ('quarter', 'half_year', 'year', 'milestones', 'end')),
  axes jsonb not null default '[]',
  scale jsonb not null default '[]',
  -- Where the wording comes from, and whether it was read there, recalled, or is our own.
  source text not null,
  confidence text not null constraint library_confidence_known check (confidence in ('read', 'recalled', 'own')),
  -- The edition of the shipped library that it was last brought by; null: the institute's own.
  brought integer,
  retired_on date,
  entry_no bigint not null,
  primary key (institute_id, id),
  constraint library_key_is_its_own unique (institute_id, key)
);
call keep_apart_by_institute('library_indicators');
grant select, insert, update on library_indicators to relais_institute;

alter table indicators
  add column library_id uuid,
  add constraint indicator_is_of_its_library foreign key (institute_id, library_id) references library_indicators;
create index indicators_of_library on indicators (institute_id, library_id) where library_id is not null;
grant update (library_id, output_id) on indicators to relais_institute;
call open_to_partner_for_reading('library_indicators');
call open_to_auditor('library_indicators');
grant select on library_indicators to relais_partner, relais_auditor;
