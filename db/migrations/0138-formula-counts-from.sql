-- Area results: the first day that counts by a formula that does not compare with what the indicator was before; where it
-- is null, every period is worked out by the formula.
alter table indicator_versions
  add column counts_from date,
  add constraint only_a_formula_counts_from_a_day check (counts_from is null or formula is not null);
