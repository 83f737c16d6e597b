-- Area finance: samples that a control draws from the expenses, and what was found of each item.

-- The items are not kept: population, method, seed and the number of the trail give the same ones again, the digest shows it.
create table audit_samples (
  institute_id uuid not null references institutes,
  id uuid not null,
  outcomes uuid[] not null constraint sample_names_its_outcomes check (outcomes <> '{}'),
  years int[] not null constraint sample_names_its_years check (years <> '{}'),
  headings text[] not null,
  items text[] not null,
  method text not null constraint sample_method_known check (method in ('random', 'stratified', 'monetary_unit')),
  size int not null constraint sample_size_within_reason check (size between 1 and 500),
  seed bigint not null constraint seed_is_a_whole_number check (seed between 0 and 9007199254740991),
  as_of_no bigint not null,
  population int not null,
  digest text not null,
  drawn_by uuid not null,
  drawn_by_name text not null,
  at timestamptz not null default clock_timestamp(),
  entry_no bigint not null,
  primary key (institute_id, id)
);

-- The newest row of an item counts; the earlier ones stay.
create table sample_results (
  institute_id uuid not null,
  id uuid not null,
  sample_id uuid not null,
  expense_id uuid not null,
  result text not null constraint sample_result_known check (result in ('in_order', 'finding')),
  remark text,
  judged_by uuid not null,
  judged_by_name text not null,
  at timestamptz not null default clock_timestamp(),
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, sample_id) references audit_samples,
  constraint a_finding_says_what check (result = 'in_order' or (remark is not null and remark <> ''))
);
create index results_of_sample on sample_results (institute_id, sample_id, entry_no);

call keep_apart_by_institute('audit_samples');
call keep_apart_by_institute('sample_results');
create policy auditor_in_scope on audit_samples for select to relais_auditor
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
    and outcomes <@ nullif(current_setting('relais.outcomes', true), '')::uuid[]
    and years <@ nullif(current_setting('relais.years', true), '')::int[]);
create policy auditor_draws_in_scope on audit_samples for insert to relais_auditor
  with check (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
    and outcomes <@ nullif(current_setting('relais.outcomes', true), '')::uuid[]
    and years <@ nullif(current_setting('relais.years', true), '')::int[]
    and drawn_by = nullif(current_setting('relais.membership', true), '')::uuid);
create policy auditor_in_scope on sample_results for select to relais_auditor
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
    and exists (select from audit_samples s where (s.institute_id, s.id) = (sample_results.institute_id, sample_results.sample_id)));
create policy auditor_judges_in_scope on sample_results for insert to relais_auditor
  with check (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
    and judged_by = nullif(current_setting('relais.membership', true), '')::uuid
    and exists (select from audit_samples s where (s.institute_id, s.id) = (sample_results.institute_id, sample_results.sample_id)));
-- The institute reads what the control draws and finds; it neither draws nor judges in its place.
grant select on audit_samples, sample_results to relais_institute, relais_auditor;
grant insert on audit_samples, sample_results to relais_auditor;
