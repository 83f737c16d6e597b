-- Area reviews: the questionnaire of the performance scores goes in editions that the institute begins itself. A new sheet
-- is asked the newest edition that holds for its year; the one that came with the first sheet holds for every year.

create table score_editions (
  institute_id uuid not null references institutes,
  edition int not null constraint score_editions_count_from_one check (edition >= 1),
  from_year int not null constraint score_edition_year_possible check (from_year between 1990 and 2100),
  entry_no bigint not null,
  primary key (institute_id, edition)
);
call keep_apart_by_institute('score_editions');
grant select, insert on score_editions to relais_institute;

insert into score_editions (institute_id, edition, from_year, entry_no)
select institute_id, edition, 1990, min(entry_no) from score_questions group by institute_id, edition;

alter table score_questions add foreign key (institute_id, edition) references score_editions;

-- Its entries in the trail are the house's own, as those of the scores are.
create policy auditor_reads_no_score_questions on audit_entries as restrictive for select to relais_auditor
  using (subject_kind <> 'score_questions');
