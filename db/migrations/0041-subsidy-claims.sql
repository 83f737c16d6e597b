-- Area finance: instalments of the subsidy, the claims by which they are asked for, and cuts that nobody takes back.

create table subsidy_instalments (
  institute_id uuid not null,
  id uuid not null,
  -- The instalment itself, through all its corrections.
  instalment_id uuid not null,
  programme_id uuid not null,
  number int not null constraint instalment_number_counts_from_one check (number >= 1),
  year int not null constraint instalment_year_possible check (year between 1990 and 2100),
  amount_minor bigint not null constraint instalment_positive check (amount_minor > 0),
  currency text not null constraint instalment_currency_form check (currency ~ '^[A-Z]{3}$'),
  decree text not null default '',
  decree_received_on date,
  replaces_id uuid,
  correction_reason text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, programme_id) references programmes
);
create unique index one_current_row_an_instalment on subsidy_instalments (institute_id, instalment_id) where ended_by_no is null;
create unique index instalment_number_unique on subsidy_instalments (institute_id, programme_id, number) where ended_by_no is null;

create table subsidy_claims (
  institute_id uuid not null,
  id uuid not null,
  instalment_id uuid not null,
  programme_id uuid not null,
  -- Plain: the report shows little enough unspent; proof: a statement of expenditure does; cut: the excess is given up.
  way text not null constraint claim_way_known check (way in ('plain', 'proof', 'cut')),
  amount_minor bigint not null constraint claim_positive check (amount_minor > 0),
  currency text not null constraint claim_currency_form check (currency ~ '^[A-Z]{3}$'),
  prepared_on date not null,
  prepared_by uuid not null,
  prepared_by_name text not null,
  note text not null default '',
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, programme_id) references programmes
);
create index claims_of_instalment on subsidy_claims (institute_id, instalment_id, entry_no);

create table claim_steps (
  institute_id uuid not null,
  id uuid not null,
  claim_id uuid not null,
  step text not null constraint claim_step_known check (step in ('filed', 'refused', 'withdrawn')),
  on_day date not null,
  by_user uuid not null,
  by_name text not null,
  reference text,
  note text,
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, claim_id) references subsidy_claims,
  constraint claim_step_once unique (institute_id, claim_id, step),
  constraint an_ended_claim_says_why check (step = 'filed' or note is not null)
);

-- The money that came in for a claim. A correction of the transaction takes the link along, its withdrawal ends it.
create table claim_payments (
  institute_id uuid not null,
  id uuid not null,
  claim_id uuid not null,
  transaction_id uuid not null,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, claim_id) references subsidy_claims,
  foreign key (institute_id, transaction_id) references transactions
);
create unique index a_claim_is_paid_once on claim_payments (institute_id, claim_id) where ended_by_no is null;
create unique index a_receipt_pays_one_claim on claim_payments (institute_id, transaction_id) where ended_by_no is null;

-- Budget and subsidy given up for good (art. 32 §3, 2°): no grant changes or ends such a row.
create table subsidy_cuts (
  institute_id uuid not null,
  id uuid not null,
  claim_id uuid not null,
  instalment_id uuid not null,
  programme_id uuid not null,
  amount_minor bigint not null constraint cut_positive check (amount_minor > 0),
  currency text not null constraint cut_currency_form check (currency ~ '^[A-Z]{3}$'),
  on_day date not null,
  by_user uuid not null,
  by_name text not null,
  reason text not null constraint cut_has_a_reason check (reason <> ''),
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, claim_id) references subsidy_claims,
  foreign key (institute_id, programme_id) references programmes,
  constraint one_cut_a_claim unique (institute_id, claim_id)
);

do $$
declare name text;
begin
  foreach name in array array['subsidy_instalments', 'subsidy_claims', 'claim_steps', 'claim_payments', 'subsidy_cuts'] loop
    execute format('call keep_apart_by_institute(%L)', name);
    execute format('call open_to_auditor(%L)', name);
    execute format('grant select, insert on %I to relais_institute', name);
    execute format('grant select on %I to relais_auditor', name);
  end loop;
end $$;
grant update (ended_by_no) on subsidy_instalments, claim_payments to relais_institute;
