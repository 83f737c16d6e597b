-- Area reviews: the days that a report told when it was filed. One that came back as a whole moves to other days; what was
-- filed stays as it was filed. Null: it was filed before this was kept, when a filed report kept its days.
alter table partner_report_steps add column from_on date, add column until_on date,
  add constraint only_a_filing_says_of_which_days check (step = 'filed' or (from_on is null and until_on is null)),
  add constraint filed_days_forwards check (from_on <= until_on);
