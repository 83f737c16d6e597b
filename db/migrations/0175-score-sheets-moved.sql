-- Area reviews: a drafted score sheet moves to a newer edition of the questionnaire. What it answered that is asked no longer
-- ends with the entry of the move and stays readable by the words of the edition that asked it.

create table score_sheet_moves (
  institute_id uuid not null references institutes,
  id uuid not null,
  sheet_id uuid not null,
  from_edition int not null,
  to_edition int not null,
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, sheet_id) references score_sheets,
  foreign key (institute_id, from_edition) references score_editions,
  foreign key (institute_id, to_edition) references score_editions
);
create index moves_of_score_sheet on score_sheet_moves (institute_id, sheet_id, entry_no);
call keep_apart_by_institute('score_sheet_moves');
grant select, insert on score_sheet_moves to relais_institute;
grant update (edition) on score_sheets to relais_institute;
