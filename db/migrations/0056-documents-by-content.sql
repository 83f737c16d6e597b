-- Area records: the same file attached twice is looked for by its content, for each expense of a list.
create index documents_by_content on documents (institute_id, sha256) where ended_by_no is null;
