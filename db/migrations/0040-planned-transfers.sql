-- Area finance: transfers to partners that are planned under an agreement, what each waits for, and every step to the bank.

create table planned_transfers (
  institute_id uuid not null,
  id uuid not null,
  -- The transfer itself, through all its corrections.
  transfer_id uuid not null,
  agreement_id uuid not null,
  partnership_id uuid not null,
  programme_id uuid not null,
  outcome_id uuid,
  -- Counted within the agreement.
  number int not null,
  due_on date not null,
  amount_minor bigint not null constraint planned_amount_positive check (amount_minor > 0),
  currency text not null constraint planned_currency_form check (currency ~ '^[A-Z]{3}$'),
  note text not null default '',
  replaces_id uuid,
  correction_reason text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, agreement_id) references agreements,
  foreign key (institute_id, partnership_id) references partnerships,
  foreign key (institute_id, programme_id) references programmes,
  foreign key (institute_id, outcome_id) references outcomes
);
create unique index one_current_row_a_planned_transfer on planned_transfers (institute_id, transfer_id) where ended_by_no is null;
create unique index planned_transfer_number_unique on planned_transfers (institute_id, agreement_id, number) where ended_by_no is null;
create index planned_transfers_by_day on planned_transfers (institute_id, due_on) where ended_by_no is null;

-- What must be there before the money goes; `other` is said in words, with the role that confirms it.
create table transfer_conditions (
  institute_id uuid not null,
  id uuid not null,
  transfer_id uuid not null,
  partnership_id uuid not null,
  position int not null,
  kind text not null constraint condition_kind_known check (kind in ('report', 'justified', 'amendment', 'other')),
  what text not null default '',
  -- Of `justified`: how much of the transfer before must be covered by expenses.
  percent int constraint justified_percent_possible check (percent between 1 and 100),
  -- Of `amendment`: which one; null: any that was signed after the transfer was planned.
  amendment_id uuid,
  confirmed_by text constraint confirming_role_known check (confirmed_by in ('programme_officer', 'finance_officer', 'director')),
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, amendment_id) references agreement_amendments
);
create index conditions_of_transfer on transfer_conditions (institute_id, transfer_id) where ended_by_no is null;

-- Whether a condition that people judge is met; the last row counts, so that it can be taken back.
create table condition_verdicts (
  institute_id uuid not null,
  id uuid not null,
  condition_id uuid not null,
  partnership_id uuid not null,
  is_met boolean not null,
  on_day date not null,
  by_user uuid not null,
  note text not null constraint verdict_says_on_what_it_rests check (note <> ''),
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, condition_id) references transfer_conditions
);
create index verdicts_of_condition on condition_verdicts (institute_id, condition_id, entry_no);

create table transfer_steps (
  institute_id uuid not null,
  id uuid not null,
  transfer_id uuid not null,
  partnership_id uuid not null,
  step text not null constraint transfer_step_known check (step in ('asked', 'approved', 'refused', 'withdrawn')),
  on_day date not null,
  by_user uuid not null,
  by_name text not null,
  entered_on_behalf text,
  note text,
  entry_no bigint not null,
  primary key (institute_id, id),
  constraint a_refusal_says_why check (step not in ('refused', 'withdrawn') or note is not null)
);
create index steps_of_transfer on transfer_steps (institute_id, transfer_id, entry_no);

-- The recorded bank transfer by which it was paid. A correction of the transaction takes the link along, its withdrawal ends it.
create table transfer_executions (
  institute_id uuid not null,
  id uuid not null,
  transfer_id uuid not null,
  partnership_id uuid not null,
  transaction_id uuid not null,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, transaction_id) references transactions
);
create unique index a_planned_transfer_is_paid_once on transfer_executions (institute_id, transfer_id) where ended_by_no is null;
create unique index a_bank_transfer_pays_one_planned on transfer_executions (institute_id, transaction_id) where ended_by_no is null;

do $$
declare name text;
begin
  foreach name in array array['planned_transfers', 'transfer_conditions', 'condition_verdicts', 'transfer_steps', 'transfer_executions'] loop
    execute format('call keep_apart_by_institute(%L)', name);
    execute format('call open_to_partner(%L)', name);
    execute format('grant select, insert on %I to relais_institute', name);
    execute format('grant select on %I to relais_partner, relais_auditor', name);
  end loop;
  -- What hangs on a planned transfer is under control where that is: the policy below decides for all.
  foreach name in array array['transfer_conditions', 'transfer_steps', 'transfer_executions'] loop
    execute format('create policy auditor_in_scope on %1$I for select to relais_auditor using (institute_id = any (nullif(current_setting(''relais.institutes'', true), '''')::uuid[]) and exists (select from planned_transfers t where t.institute_id = %1$I.institute_id and t.transfer_id = %1$I.transfer_id))', name);
  end loop;
end $$;
create policy auditor_in_scope on condition_verdicts for select to relais_auditor using (
  institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
  and exists (select from transfer_conditions c where c.institute_id = condition_verdicts.institute_id and c.id = condition_verdicts.condition_id));
call open_to_auditor_in_scope('planned_transfers', 'extract(year from due_on)::int');
grant update (ended_by_no) on planned_transfers, transfer_conditions, transfer_executions to relais_institute;
-- A partner asks for its own; it decides nothing.
grant insert on transfer_steps to relais_partner;
create policy partner_only_asks on transfer_steps as restrictive for insert to relais_partner with check (
  institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[]) and step = 'asked');
