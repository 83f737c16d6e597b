-- What was filed of lessons is of the outcome of its sheet: a partner reads those of the outcomes in which it works, as it
-- reads these outcomes; what the institute learned with other partners elsewhere it does not.
alter table lesson_sheets add constraint lesson_sheet_of_an_outcome unique (institute_id, id, outcome_id);
alter table lesson_filings add column outcome_id uuid;
update lesson_filings f set outcome_id = s.outcome_id from lesson_sheets s
 where (s.institute_id, s.id) = (f.institute_id, f.sheet_id);
alter table lesson_filings alter column outcome_id set not null,
  drop constraint lesson_filings_institute_id_sheet_id_fkey,
  add constraint lesson_filing_of_the_outcome_of_its_sheet
    foreign key (institute_id, sheet_id, outcome_id) references lesson_sheets (institute_id, id, outcome_id);
drop policy partner_reads on lesson_filings;
call open_to_partner_where_it_works('lesson_filings');
