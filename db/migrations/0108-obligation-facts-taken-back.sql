-- Area obligations: what was put on record of the wrong obligation is taken back. The row that says so never stands: it
-- ends with the entry that writes it, in the place of the row that it ends.

alter table obligation_closings
  alter column filed_on drop not null,
  alter column channel drop not null,
  add constraint closing_is_given_whole check (num_nonnulls(filed_on, channel) in (0, 2)),
  add constraint closing_is_taken_back_for_a_reason
    check (filed_on is not null or (num_nonnulls(replaces_id, correction_reason) = 2 and ended_by_no = entry_no));

alter table obligation_decisions
  alter column decision drop not null,
  alter column decided_on drop not null,
  alter column letter_reference drop not null,
  alter column letter_id drop not null,
  add constraint obligation_decision_is_given_whole
    check (num_nonnulls(decision, decided_on, letter_reference, letter_id) in (0, 4)),
  add constraint obligation_decision_is_taken_back_for_a_reason
    check (decision is not null or (num_nonnulls(replaces_id, correction_reason) = 2 and ended_by_no = entry_no));

alter table obligation_events
  alter column happened_on drop not null,
  alter column source drop not null,
  add constraint obligation_event_is_given_whole check (num_nonnulls(happened_on, source) in (0, 2)),
  add constraint obligation_event_is_taken_back_for_a_reason
    check (happened_on is not null or (num_nonnulls(replaces_id, correction_reason) = 2 and ended_by_no = entry_no));
