-- Area results: as of an earlier day figures that were replaced since are looked for by their days too (0244).
drop index measurements_of_days;
create index measurements_of_days on measurements (institute_id, until_on, from_on,
  (case when partnership_id is null then '00000000-0000-0000-0000-000000000000'::uuid else partnership_id end), entry_no);
