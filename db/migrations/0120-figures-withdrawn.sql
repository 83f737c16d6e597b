-- Area results: an approved or locked figure is taken back by an officer as a restatement too, with the reason and who was
-- told. No row takes its place then: `row_id` is null.
alter table measurement_restatements alter column row_id drop not null;
