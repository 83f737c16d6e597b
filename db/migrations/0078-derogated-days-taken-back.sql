-- Area obligations: years in which another obligation stands for one, and derogated days that are taken back.

-- «but_last»: every year of the programme except its last one.
alter table obligation_kinds
  drop constraint obligation_rhythm_known,
  add constraint obligation_rhythm_known check (rhythm in ('every', 'but_last', 'third', 'last'));
-- The final moral report stands for the scores of the last year.
update obligation_kinds set rhythm = 'but_last' where code = 'performance-scores' and rhythm = 'every';

-- A row without a day takes the derogated one back: the legal day holds again.
alter table obligation_dates
  alter column due_on drop not null,
  alter column granted_by drop not null,
  alter column granted_on drop not null,
  alter column letter_reference drop not null,
  alter column letter_id drop not null,
  add constraint derogated_date_is_given_whole
    check (num_nonnulls(due_on, granted_by, granted_on, letter_reference, letter_id) in (0, 5)),
  add constraint derogated_date_is_taken_back_for_a_reason
    check (due_on is not null or (replaces_id is not null and correction_reason is not null));
