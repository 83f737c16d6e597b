-- Area reviews: an evaluation that was planned by mistake is withdrawn with its reason, or moved to its programme, while no
-- step of it stands. It stays to be read and counts nowhere.
alter table evaluations
  add column withdrawn_on date,
  add column withdrawn_by_name text,
  add column withdrawn_why text constraint withdrawn_evaluation_says_why check (withdrawn_why <> ''),
  add constraint evaluation_withdrawn_as_a_whole check (num_nulls(withdrawn_on, withdrawn_by_name, withdrawn_why) in (0, 3));
grant update (programme_id, withdrawn_on, withdrawn_by_name, withdrawn_why) on evaluations to relais_institute;
