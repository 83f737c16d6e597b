-- Area obligations: that another function sees to an obligation was noted wrongly and is taken back. The row that says so never
-- stands: it ends with the entry that writes it, in the place of the row that it ends.

alter table obligation_takings
  alter column role drop not null,
  add constraint taking_is_taken_back_for_a_reason
    check (role is not null or (replaces_id is not null and ended_by_no = entry_no));
