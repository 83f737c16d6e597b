-- Area sheets: files of rows that were imported, what each row wrote, imports that were undone, and remembered columns.

create table sheet_imports (
  institute_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  -- Whose file it is, where it is a partner's; null for the institute's.
  partnership_id uuid,
  kind text not null constraint sheet_kind_known check (kind in ('budget', 'expenses', 'cash-book')),
  file_name text not null constraint sheet_has_a_file_name check (file_name <> ''),
  sha256 text not null constraint sheet_sha256_form check (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes bigint not null,
  -- How numbers were read: a comma or a point before the fraction.
  notation text not null constraint sheet_notation_known check (notation in ('comma', 'point')),
  -- Which column was taken for what, where it was not the workbook of this program.
  mapping jsonb,
  row_count int not null,
  created_count int not null,
  updated_count int not null,
  unchanged_count int not null,
  imported_by_name text not null,
  at timestamptz not null default clock_timestamp(),
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, programme_id) references programmes,
  foreign key (institute_id, partnership_id) references partnerships
);
create index sheet_imports_of_programme on sheet_imports (institute_id, programme_id, entry_no desc);

create table sheet_rows (
  institute_id uuid not null,
  import_id uuid not null,
  position int not null,
  partnership_id uuid,
  -- The row's line in the file, from 1, as a spreadsheet counts.
  sheet_row int not null,
  -- Its own reference or journal number; for a budget the names of the cell.
  row_key text not null constraint sheet_row_has_a_key check (row_key <> ''),
  -- The expense or the amount of the budget that it is about.
  subject_id uuid not null,
  -- The row that was written for it (none: it stood so already), and the one that was replaced by it.
  written_id uuid,
  replaced_id uuid,
  entry_no bigint not null,
  primary key (institute_id, import_id, position),
  foreign key (institute_id, import_id) references sheet_imports,
  constraint only_what_is_written_replaces check (replaced_id is null or written_id is not null)
);
create index sheet_rows_by_key on sheet_rows (institute_id, row_key) include (subject_id, import_id);
create index sheet_rows_of_subject on sheet_rows (institute_id, subject_id) include (row_key, import_id);

create table sheet_undos (
  institute_id uuid not null,
  import_id uuid not null,
  partnership_id uuid,
  reason text not null constraint undo_has_a_reason check (reason <> ''),
  undone_by_name text not null,
  at timestamptz not null default clock_timestamp(),
  entry_no bigint not null,
  primary key (institute_id, import_id),
  foreign key (institute_id, import_id) references sheet_imports
);

-- Which column of a file of another program is what; found again by the heads of the file.
create table sheet_mappings (
  institute_id uuid not null references institutes,
  id uuid not null,
  partnership_id uuid,
  kind text not null constraint sheet_mapping_kind_known check (kind in ('expenses', 'cash-book')),
  name text not null constraint mapping_has_a_name check (name <> ''),
  heads_sha256 text not null constraint heads_sha256_form check (heads_sha256 ~ '^[0-9a-f]{64}$'),
  mapping jsonb not null,
  saved_by_name text not null,
  at timestamptz not null default clock_timestamp(),
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id)
);
create unique index one_mapping_by_its_heads on sheet_mappings (institute_id, kind, heads_sha256, partnership_id) nulls not distinct
  where ended_by_no is null;

do $$
declare name text;
begin
  foreach name in array array['sheet_imports', 'sheet_rows', 'sheet_undos', 'sheet_mappings'] loop
    execute format('call keep_apart_by_institute(%L)', name);
    execute format('call open_to_partner(%L)', name);
    execute format('grant select, insert on %I to relais_institute, relais_partner', name);
  end loop;
end $$;
grant update (ended_by_no) on sheet_mappings to relais_institute, relais_partner;
-- An auditor takes the expenses under control along, with the reference or journal number that each bears.
grant select on sheet_rows, sheet_undos to relais_auditor;
create policy auditor_in_scope on sheet_rows for select to relais_auditor
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[]) and exists (
    select from expenses e where e.institute_id = sheet_rows.institute_id and e.expense_id = sheet_rows.subject_id));
call open_to_auditor('sheet_undos');
