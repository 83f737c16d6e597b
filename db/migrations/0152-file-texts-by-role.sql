-- Area programmes: whom a section of the programme file is given to by role may write it and is told; the free text
-- beside it says what else is known of who writes.
alter table file_texts add column writer_role text
  constraint file_writer_role_known check (writer_role in ('programme_officer', 'finance_officer', 'director'));
grant update (writer_role) on file_texts to relais_institute;
