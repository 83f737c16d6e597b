-- Area reviews: some questions ask for their story at the end of the programme whatever the score; which ones is data of the
-- edition.
alter table score_questions add column told_at_end boolean not null default false;
update score_questions set told_at_end = true
 where edition = 1 and code in ('effectiveness-outcome', 'sustainability-money');
