-- Area publishing: files that came in, what they held that the model has no place for, what was published.

create table iati_imports (
  institute_id uuid not null references institutes,
  id uuid not null,
  file_name text not null,
  sha256 text not null,
  iati_version text not null,
  counts jsonb not null,
  -- What has no row of its own ({path, reason}) and what a person should look at ({path, key, args}).
  listed jsonb not null default '[]',
  problems jsonb not null default '[]',
  imported_by_name text not null,
  at timestamptz not null default clock_timestamp(),
  entry_no bigint not null,
  primary key (institute_id, id)
);
-- Parts of an activity that have no table of their own: kept whole, listed to whoever imports, and written out again.
create table iati_kept_aside (
  institute_id uuid not null references institutes,
  id uuid not null,
  import_id uuid not null,
  -- The programme or outcome in whose activity it stood; null for what stood beside the activities.
  activity_id uuid,
  -- What it belongs to: the activity itself or one of its transactions; then the path begins there.
  subject_kind text not null constraint aside_subject_known check (subject_kind in ('programme', 'outcome', 'transaction', 'file')),
  subject_id uuid not null,
  path text not null,
  reason text not null,
  xml text not null,
  position int not null,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, import_id) references iati_imports
);
create index iati_kept_aside_of_activity on iati_kept_aside (institute_id, activity_id, position) where ended_by_no is null;
-- What the standard asks of a programme or outcome beside its business: defaults, contacts, locations, links (typed JSON).
create table iati_details (
  institute_id uuid not null references institutes,
  id uuid not null,
  subject_kind text not null constraint iati_subject_known check (subject_kind in ('programme', 'outcome')),
  subject_id uuid not null,
  details jsonb not null,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id)
);
create unique index one_current_detail_a_subject on iati_details (institute_id, subject_kind, subject_id) where ended_by_no is null;
call keep_apart_by_institute('iati_imports');
call keep_apart_by_institute('iati_kept_aside');
call keep_apart_by_institute('iati_details');
grant select, insert on iati_imports, iati_kept_aside, iati_details to relais_institute;
grant update (ended_by_no) on iati_kept_aside, iati_details to relais_institute;
