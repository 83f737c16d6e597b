-- Area finance: budget versions and amounts, transactions (subsidy in, commitments and transfers out), expenses, vouchers.
-- Amounts are minor units of their currency (bigint) beside the currency's code; a rate is an exact decimal.

create table budget_versions (
  institute_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  edition int not null,
  kind text not null constraint budget_version_kind_known check (kind in ('filed', 'decided', 'amended', 'imported')),
  note text not null default '',
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, programme_id) references programmes,
  constraint budget_edition_unique unique (institute_id, programme_id, edition)
);
create table budget_amounts (
  institute_id uuid not null,
  id uuid not null,
  budget_version_id uuid not null,
  programme_id uuid not null,
  -- Null: the management or structure block of the programme.
  outcome_id uuid,
  partnership_id uuid,
  block text not null constraint budget_block_known check (block in ('operational', 'management', 'structure')),
  -- a partners, b third organisations, c local office, d headquarters (art. 1, 22°).
  budget_line text constraint budget_line_known check (budget_line in ('a', 'b', 'c', 'd')),
  heading text constraint budget_heading_known check (heading in ('investment', 'running', 'personnel', 'evaluation', 'other')),
  item text not null default '',
  from_on date not null,
  until_on date not null,
  amount_minor bigint not null,
  currency text not null constraint budget_currency_form check (currency ~ '^[A-Z]{3}$'),
  -- What the standard says of a published budget (type 1 original, 2 revised; status 1 indicative, 2 committed; value date).
  iati_type text,
  iati_status text,
  value_on date,
  replaces_id uuid,
  correction_reason text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, budget_version_id) references budget_versions,
  foreign key (institute_id, programme_id) references programmes,
  foreign key (institute_id, outcome_id) references outcomes,
  foreign key (institute_id, partnership_id) references partnerships,
  constraint budget_period_ends_after_it_begins check (until_on >= from_on),
  constraint only_operational_costs_have_a_line check ((block = 'operational') or (budget_line is null and outcome_id is null))
);
create index budget_amounts_of_programme on budget_amounts (institute_id, programme_id, outcome_id) where ended_by_no is null;

-- Money in and out in the standard's kinds; an import keeps its order within the activity, so that it goes out as it came.
create table transactions (
  institute_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  outcome_id uuid,
  partnership_id uuid,
  kind text not null constraint transaction_kind_known check (kind in ('incoming_funds', 'outgoing_commitment', 'disbursement', 'expenditure',
    'interest_payment', 'loan_repayment', 'reimbursement', 'purchase_of_equity', 'sale_of_equity', 'credit_guarantee',
    'incoming_commitment', 'outgoing_pledge', 'incoming_pledge')),
  reference text,
  on_day date not null,
  value_on date,
  amount_minor bigint not null,
  currency text not null constraint transaction_currency_form check (currency ~ '^[A-Z]{3}$'),
  description jsonb not null default '{}',
  provider_id uuid,
  provider_activity_ref text,
  receiver_id uuid,
  receiver_activity_ref text,
  position int not null default 0,
  replaces_id uuid,
  correction_reason text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, programme_id) references programmes,
  foreign key (institute_id, outcome_id) references outcomes,
  foreign key (institute_id, partnership_id) references partnerships,
  foreign key (institute_id, provider_id) references organisations,
  foreign key (institute_id, receiver_id) references organisations
);
create index transactions_of_programme on transactions (institute_id, programme_id, outcome_id, on_day) where ended_by_no is null;
create index budget_amounts_of_version on budget_amounts (institute_id, budget_version_id, from_on, until_on) where ended_by_no is null;
create index transactions_of_partnership on transactions (institute_id, partnership_id, on_day desc, id desc) where ended_by_no is null;

create table expenses (
  institute_id uuid not null,
  id uuid not null,
  -- The expense itself, through all its corrections; vouchers, derogations and links hang on it.
  expense_id uuid not null,
  reference text not null,
  programme_id uuid not null,
  -- Null: management costs.
  outcome_id uuid,
  partnership_id uuid,
  activity_id uuid,
  block text not null constraint expense_block_known check (block in ('operational', 'management')),
  budget_line text constraint expense_line_known check (budget_line in ('a', 'b', 'c', 'd')),
  heading text not null constraint expense_heading_known check (heading in ('investment', 'running', 'personnel', 'evaluation', 'other')),
  item text not null default '',
  paid_on date not null,
  charged_year int not null,
  description text not null constraint expense_says_what_for check (description <> ''),
  amount_minor bigint not null constraint expense_amount_positive check (amount_minor > 0),
  currency text not null constraint expense_currency_form check (currency ~ '^[A-Z]{3}$'),
  -- Programme currency = amount x rate, rounded half away from zero; the rate is kept as it was given.
  rate numeric not null constraint expense_rate_positive check (rate > 0),
  rate_source text not null constraint rate_says_its_source check (rate_source <> ''),
  rate_on date not null,
  converted_minor bigint not null,
  converted_currency text not null,
  voucher_state text not null constraint voucher_state_known check (voucher_state in ('attached', 'to_follow', 'kept_at_partner')),
  voucher_class text not null constraint voucher_class_known check (voucher_class in ('ordinary', 'list_of_persons', 'pay')),
  entered_on_behalf text,
  replaces_id uuid,
  correction_reason text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, programme_id) references programmes,
  foreign key (institute_id, outcome_id) references outcomes,
  foreign key (institute_id, partnership_id) references partnerships,
  constraint an_activity_with_expenses_cannot_be_removed foreign key (institute_id, activity_id) references activities on delete restrict,
  -- Null once the row is ended: an expense that was corrected away holds nothing back.
  of_cancelled_activity boolean generated always as (case when ended_by_no is null then false end) stored,
  constraint an_activity_with_expenses_cannot_be_cancelled foreign key (institute_id, activity_id, of_cancelled_activity)
    references activities (institute_id, id, is_cancelled) on update restrict
);
create unique index expense_reference_unique on expenses (institute_id, reference) where ended_by_no is null;
create unique index one_current_row_an_expense on expenses (institute_id, expense_id) where ended_by_no is null;
create index expenses_by_day on expenses (institute_id, paid_on desc, id desc) where ended_by_no is null;
create index expenses_of_partnership on expenses (institute_id, partnership_id, paid_on desc, id desc)
  include (programme_id, converted_minor, converted_currency) where ended_by_no is null;
-- Sums by programme are made from the index alone, as it stands and as of an audit number.
create index expenses_of_outcome on expenses (institute_id, programme_id, outcome_id, charged_year)
  include (partnership_id, paid_on, converted_minor, converted_currency, entry_no, ended_by_no);
create index expenses_of_activity on expenses (institute_id, activity_id);

do $$
declare name text;
begin
  foreach name in array array['budget_versions', 'budget_amounts', 'transactions', 'expenses'] loop
    execute format('call keep_apart_by_institute(%L)', name);
    execute format('grant select, insert on %I to relais_institute', name);
    execute format('grant select on %I to relais_auditor', name);
  end loop;
end $$;
grant update (ended_by_no) on budget_amounts, transactions, expenses to relais_institute;
call open_to_auditor('budget_versions');
call open_to_auditor_in_scope('budget_amounts', 'extract(year from from_on)::int');
call open_to_auditor_in_scope('transactions', 'extract(year from on_day)::int');
call open_to_auditor_in_scope('expenses', 'charged_year');
-- A partner sees its own lines of the budget, its own transfers and its own expenses, and records the last.
call open_to_partner_for_reading('budget_versions');
call open_to_partner('budget_amounts');
call open_to_partner('transactions');
call open_to_partner('expenses');
grant select on budget_versions, budget_amounts, transactions to relais_partner;
grant select, insert, update (ended_by_no) on expenses to relais_partner;
