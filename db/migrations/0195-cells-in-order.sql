-- Adding up a programme sorts its values by partner, place and cell, and comparing two cells as jsonb costs more than
-- reading them: a cell as text, and an index that holds what adding up reads in the order in which it groups and takes
-- the last. Where a value stands only: what was known on an earlier day is read as before.
alter table measurements add column cell_key text collate "C" generated always as (breakdown::text) stored;

create index measurements_to_add_up on measurements
  (institute_id, indicator_id, partnership_id, country, cell_key, until_on desc, from_on desc, entry_no desc, id desc)
  include (value, numerator, denominator, indicator_version_id)
  where ended_by_no is null;
