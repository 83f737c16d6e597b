-- Area results: the approval of a sheet is taken back with its reason. The approval stays as a step and beside each figure,
-- and the sheet lies with the officer again as it was handed in.
alter table report_steps drop constraint report_step_known;
alter table report_steps add constraint report_step_known
  check (kind in ('submitted', 'returned', 'approved', 'taken_back', 'locked', 'unlocked'));
alter table report_steps add constraint approval_taken_back_says_why
  check (kind <> 'taken_back' or coalesce(note, '') <> '');

-- Of each figure that was approved: `comment` says why it is no longer.
alter table measurement_reviews drop constraint figure_review_known;
alter table measurement_reviews add constraint figure_review_known
  check (kind in ('comment', 'returned', 'approved', 'taken_back'));
