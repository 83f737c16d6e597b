-- Area reviews: an acceptance of a partner report is taken back with its reason. The acceptance stays as a step, and the
-- report lies with the institute again as it was filed.
alter table partner_report_steps drop constraint report_step_known;
alter table partner_report_steps add constraint report_step_known
  check (step in ('filed', 'returned', 'accepted', 'taken_back', 'withdrawn'));
alter table partner_report_steps add constraint acceptance_taken_back_says_why
  check (step <> 'taken_back' or note <> '');
