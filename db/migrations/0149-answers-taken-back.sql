-- Area programmes: an answer that was put on the wrong question of the donor, or the donor's on the wrong change, is taken
-- back. The row that says so never stands: it ends with the entry that writes it, in the place of the row that it ends.

alter table appraisal_answers
  alter column answer drop not null,
  alter column by_function drop not null,
  alter column answered_on drop not null,
  add constraint appraisal_answer_is_given_whole check (num_nonnulls(answer, by_function, answered_on) in (0, 3)),
  add constraint appraisal_answer_is_taken_back_for_a_reason
    check (answer is not null or (num_nonnulls(replaces_id, correction_reason) = 2 and ended_by_no = entry_no));

alter table programme_amendment_answers
  alter column verdict drop not null,
  alter column answered_on drop not null,
  add constraint amendment_answer_is_given_whole check (num_nonnulls(verdict, answered_on) in (0, 2)),
  add constraint amendment_answer_is_taken_back_for_a_reason
    check (verdict is not null or (num_nonnulls(replaces_id, correction_reason) = 2 and ended_by_no = entry_no));
