-- Area results: the figures of a sheet are found by whose they are and their days, and those that came after an entry of the trail;
-- by indicator, each of a window's would be looked for by itself.
create index measurements_of_days on measurements (institute_id, until_on, from_on,
  (case when partnership_id is null then '00000000-0000-0000-0000-000000000000'::uuid else partnership_id end), entry_no)
  where ended_by_no is null;
