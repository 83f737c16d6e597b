-- Area obligations: the donor's year finds what was filed of scores and lessons by the outcome of its sheet, not by what it
-- was called then. Of a sheet of which something was filed the donor reads whose it is, nothing else.
create policy donor_reads_whose_filed_sheet_it_is on score_sheets for select to relais_donor
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
    and exists (select from score_filings f where (f.institute_id, f.sheet_id) = (score_sheets.institute_id, score_sheets.id)));
grant select (institute_id, id, outcome_id) on score_sheets to relais_donor;

create policy donor_reads_whose_filed_sheet_it_is on lesson_sheets for select to relais_donor
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
    and exists (select from lesson_filings f where (f.institute_id, f.sheet_id) = (lesson_sheets.institute_id, lesson_sheets.id)));
grant select (institute_id, id, outcome_id) on lesson_sheets to relais_donor;
