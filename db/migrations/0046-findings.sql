-- Area finance: findings of a control, what the institute replies, the final decision, and how a rejected amount was borne.

-- Outcomes and years say which auditors read it; the currency is that of the programme.
create table control_findings (
  institute_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  outcomes uuid[] not null constraint finding_names_its_outcomes check (outcomes <> '{}'),
  years int[] not null constraint finding_names_its_years check (years <> '{}'),
  -- Null: of no single expense.
  expense_id uuid,
  sample_id uuid,
  amount_minor bigint not null constraint finding_amount_not_negative check (amount_minor >= 0),
  currency text not null constraint finding_currency_form check (currency ~ '^[A-Z]{3}$'),
  reason text not null constraint finding_says_why check (reason <> ''),
  article text,
  control_ended_on date not null,
  found_on date not null,
  -- When the report under control was filed; null where nobody said.
  report_filed_on date,
  -- The letter by which it came, where the institute itself enters it.
  letter text,
  found_by uuid not null,
  found_by_name text not null,
  at timestamptz not null default clock_timestamp(),
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, programme_id) references programmes,
  foreign key (institute_id, sample_id) references audit_samples,
  constraint found_after_the_control check (found_on >= control_ended_on)
);
create index control_findings_of_expense on control_findings (institute_id, expense_id);

-- Replies follow one another; an earlier one stays as it was given.
create table finding_replies (
  institute_id uuid not null,
  id uuid not null,
  finding_id uuid not null,
  text text not null constraint finding_reply_is_not_empty check (text <> ''),
  replied_on date not null,
  replied_by uuid not null,
  replied_by_name text not null,
  at timestamptz not null default clock_timestamp(),
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, finding_id) references control_findings
);
create index finding_replies_of_finding on finding_replies (institute_id, finding_id, entry_no);

create table finding_decisions (
  institute_id uuid not null,
  id uuid not null,
  finding_id uuid not null,
  decision text not null constraint finding_decision_known check (decision in ('accepted', 'partly', 'rejected')),
  rejected_minor bigint not null constraint rejected_amount_not_negative check (rejected_minor >= 0),
  text text,
  decided_on date not null,
  letter text,
  decided_by uuid not null,
  decided_by_name text not null,
  at timestamptz not null default clock_timestamp(),
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, finding_id) references control_findings,
  constraint a_finding_is_decided_once unique (institute_id, finding_id),
  constraint what_is_accepted_rejects_nothing check (decision <> 'accepted' or rejected_minor = 0),
  constraint who_rejects_says_why check (decision = 'accepted' or coalesce(text, '') <> '')
);

-- A rejected amount went to own funds: the whole expense, or a part that a reversal took out of it and an entry took over.
create table finding_settlements (
  institute_id uuid not null,
  id uuid not null,
  finding_id uuid not null,
  expense_id uuid not null,
  reversal_id uuid,
  part_id uuid,
  settled_by uuid not null,
  settled_by_name text not null,
  at timestamptz not null default clock_timestamp(),
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, finding_id) references control_findings,
  constraint a_finding_is_settled_once unique (institute_id, finding_id),
  constraint a_part_is_reversed_and_taken_over check ((reversal_id is null) = (part_id is null))
);

do $$
declare name text;
begin
  foreach name in array array['control_findings', 'finding_replies', 'finding_decisions', 'finding_settlements'] loop
    execute format('call keep_apart_by_institute(%L)', name);
    execute format('grant select, insert on %I to relais_institute', name);
    execute format('grant select on %I to relais_auditor', name);
  end loop;
  foreach name in array array['finding_replies', 'finding_decisions', 'finding_settlements'] loop
    execute format('create policy auditor_in_scope on %1$I for select to relais_auditor using (institute_id = any (nullif(current_setting(''relais.institutes'', true), '''')::uuid[]) and exists (select from control_findings f where (f.institute_id, f.id) = (%1$I.institute_id, %1$I.finding_id)))', name);
  end loop;
end $$;
grant insert on control_findings, finding_decisions to relais_auditor;

create policy auditor_in_scope on control_findings for select to relais_auditor
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
    and outcomes <@ nullif(current_setting('relais.outcomes', true), '')::uuid[]
    and years <@ nullif(current_setting('relais.years', true), '')::int[]
    and (expense_id is null or expense_id in (select e.expense_id from expenses e)));
create policy auditor_finds_in_scope on control_findings for insert to relais_auditor
  with check (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
    and outcomes <@ nullif(current_setting('relais.outcomes', true), '')::uuid[]
    and years <@ nullif(current_setting('relais.years', true), '')::int[]
    and (expense_id is null or expense_id in (select e.expense_id from expenses e))
    and found_by = nullif(current_setting('relais.membership', true), '')::uuid);
create policy auditor_decides_in_scope on finding_decisions for insert to relais_auditor
  with check (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
    and decided_by = nullif(current_setting('relais.membership', true), '')::uuid
    and exists (select from control_findings f where (f.institute_id, f.id) = (finding_decisions.institute_id, finding_decisions.finding_id)));
-- What came by letter the institute enters itself, with its reference; it never finds or decides in the control's own name.
create policy the_institute_enters_letters on control_findings as restrictive for insert to relais_institute
  with check (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[]) and coalesce(letter, '') <> '');
create policy the_institute_enters_letters on finding_decisions as restrictive for insert to relais_institute
  with check (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[]) and coalesce(letter, '') <> '');

-- Area people: a control that is limited to budget items too; none named means every item.
alter table memberships add column scope_items text[] not null default '{}';
alter table memberships add constraint only_a_control_has_items check (role = 'auditor' or scope_items = '{}');

do $$
declare name text;
begin
  foreach name in array array['expenses', 'budget_amounts'] loop
    execute format('create policy auditor_of_these_items on %I as restrictive for select to relais_auditor using (institute_id = any (nullif(current_setting(''relais.institutes'', true), '''')::uuid[]) and (coalesce(cardinality(nullif(current_setting(''relais.items'', true), '''')::text[]), 0) = 0 or item = any (nullif(current_setting(''relais.items'', true), '''')::text[])))', name);
  end loop;
end $$;
create policy auditor_of_these_items on audit_samples as restrictive to relais_auditor
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
    and (coalesce(cardinality(nullif(current_setting('relais.items', true), '')::text[]), 0) = 0
      or (items <> '{}' and items <@ nullif(current_setting('relais.items', true), '')::text[])))
  with check (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
    and (coalesce(cardinality(nullif(current_setting('relais.items', true), '')::text[]), 0) = 0
      or (items <> '{}' and items <@ nullif(current_setting('relais.items', true), '')::text[])));
-- What hangs on an expense or a finding is read by whoever reads the expense or the finding.
create policy auditor_of_these_expenses on expense_decisions as restrictive for select to relais_auditor
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
    and (coalesce(cardinality(nullif(current_setting('relais.items', true), '')::text[]), 0) = 0
      or expense_id in (select e.origin_id from expenses e)));
create policy auditor_of_these_expenses on documents as restrictive for select to relais_auditor
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
    and (subject_kind <> 'expense' or subject_id in (select e.origin_id from expenses e))
    and (subject_kind <> 'finding' or subject_id in (select f.id from control_findings f)));
create policy auditor_of_these_expenses on control_questions as restrictive to relais_auditor
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
    and (subject_kind <> 'expense' or subject_id in (select e.expense_id from expenses e)))
  with check (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
    and (subject_kind <> 'expense' or subject_id in (select e.expense_id from expenses e)));
