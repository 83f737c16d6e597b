-- Area programmes: an institutional dialogue is between the institute and the donor, about the whole organisation (royal decree of
-- 11 September 2016, art. 11): it may be of no programme. A strategic one stays with the programme that keeps it.
alter table donor_dialogues
  alter column programme_id drop not null,
  add constraint a_strategic_dialogue_is_of_a_programme check (kind = 'institutional' or programme_id is not null);
