-- Area activities: what was sent with a story goes out of sight with it, for a partner that withdraws one too.

grant update (ended_by_no) on documents to relais_partner;
-- A partner takes nothing else away: only the picture and the consent papers of a story that it withdrew.
create policy partner_ends_what_a_story_showed on documents as restrictive for update to relais_partner
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
    and not exists (select from stories s
      where (s.institute_id, s.document_id) = (documents.institute_id, documents.id) and s.ended_by_no is null)
    and (exists (select from stories s
        where (s.institute_id, s.document_id) = (documents.institute_id, documents.id) and s.ended_by_no is not null)
      or exists (select from story_consents c
        join stories s on (s.institute_id, s.id) = (c.institute_id, c.story_id) and s.ended_by_no is not null
        where (c.institute_id, c.document_id) = (documents.institute_id, documents.id))));
create index stories_of_document on stories (institute_id, document_id) where document_id is not null;
create index consents_of_document on story_consents (institute_id, document_id);

-- What is in sight still of the stories that were withdrawn before.
update documents d set ended_by_no = s.ended_by_no from stories s
 where (s.institute_id, s.document_id, s.entry_no) = (d.institute_id, d.id, d.entry_no)
   and d.ended_by_no is null and s.ended_by_no is not null
   and not exists (select from stories o
     where (o.institute_id, o.document_id) = (d.institute_id, d.id) and o.ended_by_no is null);
update documents d set ended_by_no = s.ended_by_no from story_consents c
  join stories s on (s.institute_id, s.id) = (c.institute_id, c.story_id)
 where (c.institute_id, c.document_id) = (d.institute_id, d.id)
   and d.ended_by_no is null and s.ended_by_no is not null;
