-- Area finance: what was spent before the house joined Relais, as certified reports say it.

-- The document hangs on the report (area records).
create table certified_reports (
  institute_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  title text not null constraint report_has_a_title check (title <> ''),
  certified_by text not null constraint report_says_who_certified check (certified_by <> ''),
  certified_on date not null,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, programme_id) references programmes
);
create unique index report_title_unique on certified_reports (institute_id, programme_id, lower(title)) where ended_by_no is null;
-- The years that a report covers: none of them takes an expense one by one, so that nothing is counted twice.
create table certified_years (
  institute_id uuid not null,
  report_id uuid not null,
  year int not null,
  programme_id uuid not null,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, report_id, year),
  foreign key (institute_id, report_id) references certified_reports,
  foreign key (institute_id, programme_id) references programmes
);
create index certified_years_of_programme on certified_years (institute_id, programme_id, year) where ended_by_no is null;

create table opening_balances (
  institute_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  report_id uuid not null,
  -- Null: the management or structure block of the programme.
  outcome_id uuid,
  partnership_id uuid,
  block text not null constraint balance_block_known check (block in ('operational', 'management', 'structure')),
  budget_line text constraint balance_line_known check (budget_line in ('a', 'b', 'c', 'd')),
  heading text constraint balance_heading_known check (heading in ('investment', 'running', 'personnel', 'evaluation', 'other')),
  item text not null default '',
  year int not null,
  -- In the currency of the programme, as certified.
  amount_minor bigint not null constraint balance_not_negative check (amount_minor >= 0),
  currency text not null constraint balance_currency_form check (currency ~ '^[A-Z]{3}$'),
  replaces_id uuid,
  correction_reason text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, programme_id) references programmes,
  foreign key (institute_id, report_id) references certified_reports,
  foreign key (institute_id, outcome_id) references outcomes,
  foreign key (institute_id, partnership_id) references partnerships,
  constraint balance_of_an_outcome_has_a_line check
    ((block = 'operational') = (outcome_id is not null) and (block = 'operational') = (budget_line is not null))
);
-- A cell of a year is said once.
create unique index one_balance_a_cell on opening_balances
  (institute_id, programme_id, year, block, outcome_id, budget_line, partnership_id, heading, item) nulls not distinct
  where ended_by_no is null;
create index opening_balances_of_report on opening_balances (institute_id, report_id);

call keep_apart_by_institute('certified_reports');
call keep_apart_by_institute('certified_years');
call keep_apart_by_institute('opening_balances');
-- Everyone who records expenses must know which years are settled; a report bears the names of others in its title, so
-- that a partner reads only those in which it has an amount, and of the amounts its own.
call open_to_partner_for_reading('certified_years');
call open_to_partner('opening_balances');
create policy partner_reads_its_own on certified_reports for select to relais_partner using (
  institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
  and exists (select from opening_balances b
    where (b.institute_id, b.report_id) = (certified_reports.institute_id, certified_reports.id)
      and b.partnership_id = any (nullif(current_setting('relais.partnerships', true), '')::uuid[])));
call open_to_auditor('certified_reports');
call open_to_auditor('certified_years');
call open_to_auditor_in_scope('opening_balances', 'year');
grant select, insert, update (ended_by_no) on certified_reports, certified_years, opening_balances to relais_institute;
grant select on certified_reports, certified_years, opening_balances to relais_partner, relais_auditor;

alter table sheet_imports drop constraint sheet_kind_known;
alter table sheet_imports add constraint sheet_kind_known
  check (kind in ('budget', 'expenses', 'cash-book', 'opening-balances'));
