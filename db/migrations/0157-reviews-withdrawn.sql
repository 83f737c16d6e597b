-- Area reviews: a progress review that was opened wrongly is withdrawn with its reason while it is not concluded. It stays to
-- be read, nothing more is written of it, and it counts and waits nowhere.
alter table progress_reviews
  add column withdrawn_on date,
  add column withdrawn_by_name text,
  add column withdrawn_why text constraint withdrawn_review_says_why check (withdrawn_why <> ''),
  add constraint review_withdrawn_as_a_whole check (num_nulls(withdrawn_on, withdrawn_by_name, withdrawn_why) in (0, 3));
grant update (withdrawn_on, withdrawn_by_name, withdrawn_why) on progress_reviews to relais_institute;
