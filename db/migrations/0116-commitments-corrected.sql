-- Area programmes: a commitment to the donor that was entered wrongly is corrected by a row in its place, with the reason.

alter table dialogue_commitments
  -- The same through its corrections; what became of it hangs on it.
  add column commitment_id uuid,
  add column replaces_id uuid,
  add column correction_reason text,
  add column ended_by_no bigint,
  add constraint commitment_is_corrected_for_a_reason
    check ((replaces_id is null) = (correction_reason is null));
update dialogue_commitments set commitment_id = id;
alter table dialogue_commitments alter column commitment_id set not null;
create unique index one_current_row_a_commitment on dialogue_commitments (institute_id, commitment_id) where ended_by_no is null;
grant update (ended_by_no) on dialogue_commitments to relais_institute;
