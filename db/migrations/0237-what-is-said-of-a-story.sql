-- Area records: a control reads what was said of a story of an outcome where it reads the story, as it does its papers (0225).
create policy auditor_of_what_it_is_said_of on comments as restrictive for select to relais_auditor
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
    and (subject_kind <> 'story' or exists (select from stories s
      where (s.institute_id, s.id) = (comments.institute_id, comments.subject_id))));

-- What hangs on such a story goes out of sight with it, for a partner that withdraws it too (as in 0166, but for the last line).
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
          where (c.institute_id, c.document_id) = (documents.institute_id, documents.id) and c.ended_by_no is null))
      or (subject_kind = 'story' and exists (select from stories s
          where (s.institute_id, s.id) = (documents.institute_id, documents.subject_id) and s.ended_by_no is not null))));
