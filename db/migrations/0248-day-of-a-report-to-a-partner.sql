-- Nothing became of a recommendation before the report came that makes it: of an evaluation that recommends something to it, a
-- partner also knows the day on which the final version was received.
create policy partner_reads_when_it_was_received on evaluation_steps for select to relais_partner
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
    and step = 'received' and ended_by_no is null and exists (
      select from evaluation_recommendations r
       where r.institute_id = evaluation_steps.institute_id and r.evaluation_id = evaluation_steps.evaluation_id
         and r.ended_by_no is null
         and r.partnership_id = any (nullif(current_setting('relais.partnerships', true), '')::uuid[])));
grant select (institute_id, evaluation_id, step, on_day, ended_by_no) on evaluation_steps to relais_partner;
