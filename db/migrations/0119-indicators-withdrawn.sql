-- Area results: an indicator that was defined by mistake is withdrawn while nothing rests on it; its definition, targets and
-- baselines end with it, every reading as of an earlier number still finds them, and its code is free again. Its code and
-- the outcome it stands under are corrected while nothing was handed in with it.
alter table indicators
  add column withdrawn_by_no bigint,
  drop constraint indicator_code_unique_in_outcome;
create unique index indicator_code_unique_in_outcome on indicators (institute_id, outcome_id, code)
  where withdrawn_by_no is null;
grant update (withdrawn_by_no, outcome_id) on indicators to relais_institute;
