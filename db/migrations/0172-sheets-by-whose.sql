-- Area results: the sheet of a figure is found by whose it is, the institute's own among them (the nil id stands for none).
-- A case and no coalesce: behind row security an index is searched only by what PostgreSQL knows to leak nothing.
create index measurement_reports_by_whose on measurement_reports (institute_id, window_id,
  (case when partnership_id is null then '00000000-0000-0000-0000-000000000000'::uuid else partnership_id end));
