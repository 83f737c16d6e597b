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

-- O5: for whom an outcome is, and the share of all those reached that it announces for them.
create table announced_groups (
  institute_id uuid not null,
  outcome_id uuid not null,
  target_group text not null constraint announced_group_known check (target_group in ('women', 'youth', 'informal', 'domestic', 'agricultural', 'migrant', 'home_based', 'precarious', 'unemployed')),
  percent int constraint announced_share_possible check (percent between 1 and 100),
  entry_no bigint not null,
  primary key (institute_id, outcome_id, target_group),
  foreign key (institute_id, outcome_id) references outcomes
);
call keep_apart_by_institute('announced_groups');
call open_to_partner_for_reading('announced_groups');
call open_to_auditor('announced_groups');
grant select, insert, delete on announced_groups to relais_institute;
grant select on announced_groups to relais_partner, relais_auditor;
