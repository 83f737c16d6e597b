-- Whoever works for two partners of an institute has two memberships with the same institute and role: the door names
-- the partner of each. Of the partners and organisations it reads those alone that a membership is for, and their names.
create policy door_names_partners on partnerships for select to relais_signin
  using (exists (select from memberships m
    where (m.institute_id, m.partnership_id) = (partnerships.institute_id, partnerships.id)));
create policy door_names_partners on organisations for select to relais_signin
  using (exists (select from partnerships p
    where (p.institute_id, p.organisation_id) = (organisations.institute_id, organisations.id)));
grant select (institute_id, id, organisation_id) on partnerships to relais_signin;
grant select (institute_id, id, name, acronym) on organisations to relais_signin;
