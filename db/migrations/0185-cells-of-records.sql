-- Area results: what a category of an indicator is called in the records that feed it, where it counts a standard axis (sex, age,
-- economy) in categories of its own; null where the records were asked by the name under which it was measured.
alter table measurement_feeds add column record_cell jsonb;
