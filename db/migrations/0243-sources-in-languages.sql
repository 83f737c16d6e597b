-- Area results: what shows an indicator and who measures it are said in several languages, as its unit is; so is what shows one of the
-- library. The text that stands keeps its words, in the language in which its title was written, or that of the library where it was
-- filled from there and says the same.
create function pg_temp.written_in(title jsonb) returns text language sql immutable as $$
  select coalesce(
    (select t.key from jsonb_each(title) as t where t.value ->> 'source' = 'true' limit 1),
    (select t.key from jsonb_each(title) as t order by t.key limit 1), 'fr')
$$;
alter table indicator_versions add column sources jsonb not null default '{}', add column functions jsonb not null default '{}';
update indicator_versions v set sources = jsonb_build_object(coalesce(
    (select pg_temp.written_in(l.title)
       from indicators i
       join library_indicators l on (l.institute_id, l.id) = (i.institute_id, i.library_id)
      where (i.institute_id, i.id) = (v.institute_id, v.indicator_id)
        and lower(trim(l.source_of_verification)) = lower(trim(v.source_of_verification))),
    pg_temp.written_in(v.title)),
  jsonb_build_object('text', v.source_of_verification, 'source', true))
 where trim(coalesce(v.source_of_verification, '')) <> '';
update indicator_versions v
   set functions = jsonb_build_object(pg_temp.written_in(v.title), jsonb_build_object('text', v.responsible, 'source', true))
 where trim(coalesce(v.responsible, '')) <> '';
alter table indicator_versions drop column source_of_verification, drop column responsible;
alter table indicator_versions rename column sources to source_of_verification;
alter table indicator_versions rename column functions to responsible;
alter table library_indicators add column sources jsonb not null default '{}';
update library_indicators l
   set sources = jsonb_build_object(pg_temp.written_in(l.title), jsonb_build_object('text', l.source_of_verification, 'source', true))
 where trim(coalesce(l.source_of_verification, '')) <> '';
alter table library_indicators drop column source_of_verification;
alter table library_indicators rename column sources to source_of_verification;
