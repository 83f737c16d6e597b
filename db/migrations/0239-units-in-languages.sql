-- Area results: the unit of an indicator is said in several languages, as its title and the units of the library are. The text that
-- stands keeps its words: it is taken to be in the language in which the library that it was filled from says the same, else in that in
-- which its title was written.
alter table indicator_versions add column units jsonb not null default '{}';
update indicator_versions v set units = jsonb_build_object(coalesce(
    (select said.key
       from indicators i
       join library_indicators l on (l.institute_id, l.id) = (i.institute_id, i.library_id)
      cross join jsonb_each(l.unit) as said
      where (i.institute_id, i.id) = (v.institute_id, v.indicator_id)
        and lower(trim(said.value ->> 'text')) = lower(trim(v.unit))
      order by v.title -> said.key ->> 'source' is not null desc, said.key limit 1),
    (select t.key from jsonb_each(v.title) as t where t.value ->> 'source' = 'true' limit 1),
    (select t.key from jsonb_each(v.title) as t order by t.key limit 1), 'fr'),
  jsonb_build_object('text', v.unit, 'source', true))
 where trim(coalesce(v.unit, '')) <> '';
alter table indicator_versions drop column unit;
alter table indicator_versions rename column units to unit;
