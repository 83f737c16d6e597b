-- Area activities: a consent that was noted wrongly gets a row in its place, or none where it was never given.

-- A partner takes the paper of it out of sight too, once no consent rests on it any more.
alter policy partner_ends_what_a_story_showed on documents
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
    and not exists (select from stories s
      where (s.institute_id, s.document_id) = (documents.institute_id, documents.id) and s.ended_by_no is null)
    and (exists (select from stories s
        where (s.institute_id, s.document_id) = (documents.institute_id, documents.id) and s.ended_by_no is not null)
      or exists (select from story_consents c
        join stories s on (s.institute_id, s.id) = (c.institute_id, c.story_id) and s.ended_by_no is not null
        where (c.institute_id, c.document_id) = (documents.institute_id, documents.id))
      or (exists (select from story_consents c
          where (c.institute_id, c.document_id) = (documents.institute_id, documents.id) and c.ended_by_no is not null)
        and not exists (select from story_consents c
          where (c.institute_id, c.document_id) = (documents.institute_id, documents.id) and c.ended_by_no is null))));
