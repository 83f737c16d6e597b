-- Area activities: the aims of the agreement at work. O2: what capacity work strengthens, and whether locally or nationally.

create table capacity_tags (
  institute_id uuid not null,
  activity_id uuid not null,
  partnership_id uuid,
  axis text not null constraint capacity_axis_known check (axis in ('institutional', 'structural', 'functional')),
  level text not null constraint capacity_level_known check (level in ('local', 'national')),
  entry_no bigint not null,
  primary key (institute_id, activity_id, axis, level),
  foreign key (institute_id, activity_id) references activities
);
call keep_apart_by_institute('capacity_tags');
call open_to_partner('capacity_tags');
create policy auditor_in_scope on capacity_tags for select to relais_auditor
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
    and exists (select from activities a where a.institute_id = capacity_tags.institute_id and a.id = capacity_tags.activity_id));
grant select, insert, delete on capacity_tags to relais_institute, relais_partner;
grant select on capacity_tags to relais_auditor;
