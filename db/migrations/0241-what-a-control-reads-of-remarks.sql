-- Area records: a control reads what went between institute and partner, never what the institute's people said among
-- themselves (decision 0026); of the story of an outcome, where it reads the story (0237).
create policy auditor_of_what_was_said_with_a_partner on comments as restrictive for select to relais_auditor
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
    and partnership_id is not null);
