-- Area finance: the whole of a voucher and who else bears it, what was decided of an expense, reversals, closed periods.

-- An expense's amount is the part of its voucher that falls on its programme.
alter table expenses
  add column voucher_number text,
  -- The whole of the voucher, in the expense's currency; null: the expense is all of it.
  add column voucher_minor bigint constraint voucher_amount_positive check (voucher_minor > 0),
  -- What others bear of it: [{"funder", "minor", "isBelgian"}], in the expense's currency; and its sum.
  add column other_shares jsonb not null default '[]',
  add column others_minor bigint not null default 0 constraint other_shares_not_negative check (others_minor >= 0),
  -- Where no receipt can exist: who attests (a function, an organ) and why there is none.
  add column attested_by text,
  add column attested_why text,
  -- A reversal takes the amount of another expense back in an open period.
  add column reverses_id uuid,
  -- The day by which rules judge a reversal: that of what it reverses. Null: the day of payment.
  add column judged_on date,
  -- Vouchers, decisions and derogations of what a reversal reverses are its own too.
  add column origin_id uuid generated always as (coalesce(reverses_id, expense_id)) stored;
alter table expenses drop constraint expense_amount_positive;
alter table expenses add constraint only_a_reversal_is_negative check ((amount_minor > 0) = (reverses_id is null) and amount_minor <> 0);
alter table expenses drop constraint voucher_state_known;
alter table expenses add constraint voucher_state_known
  check (voucher_state in ('attached', 'to_follow', 'kept_at_partner', 'attested'));
alter table expenses add constraint attested_says_by_whom_and_why
  check ((voucher_state = 'attested') = (coalesce(attested_by, '') <> '' and coalesce(attested_why, '') <> ''));
create unique index an_expense_is_reversed_once on expenses (institute_id, reverses_id) where ended_by_no is null;
create index expenses_of_voucher on expenses (institute_id, voucher_number) where ended_by_no is null and voucher_number is not null;

-- Approved by another than who entered it, returned, or charged to own funds: each decision is a row and stays.
create table expense_decisions (
  institute_id uuid not null,
  id uuid not null,
  expense_id uuid not null,
  programme_id uuid not null,
  outcome_id uuid,
  partnership_id uuid,
  charged_year int not null,
  decision text not null constraint expense_decision_known
    check (decision in ('approved', 'returned', 'own_funds', 'to_subsidy')),
  reason text,
  article text,
  -- The audit number of the row that was looked at: a correction after it asks for another look.
  judged_no bigint not null,
  decided_by uuid not null,
  decided_by_name text not null,
  at timestamptz not null default clock_timestamp(),
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, programme_id) references programmes,
  foreign key (institute_id, outcome_id) references outcomes,
  foreign key (institute_id, partnership_id) references partnerships,
  constraint who_does_not_approve_says_why check (decision = 'approved' or coalesce(reason, '') <> '')
);
create index expense_decisions_of_programme on expense_decisions (institute_id, programme_id, expense_id, entry_no);
create index expense_decisions_of_expense on expense_decisions (institute_id, expense_id, entry_no);

-- A period that is closed until a day, or opened again; the newest row of a programme holds.
create table period_locks (
  institute_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  -- Null: opened again.
  locked_until date,
  reason text not null constraint a_lock_says_why check (reason <> ''),
  locked_by uuid not null,
  locked_by_name text not null,
  at timestamptz not null default clock_timestamp(),
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, programme_id) references programmes
);
create index period_locks_of_programme on period_locks (institute_id, programme_id, entry_no desc);

call keep_apart_by_institute('expense_decisions');
call keep_apart_by_institute('period_locks');
call open_to_partner('expense_decisions');
call open_to_partner_for_reading('period_locks');
call open_to_auditor_in_scope('expense_decisions', 'charged_year');
call open_to_auditor('period_locks');
grant select, insert on expense_decisions, period_locks to relais_institute;
grant select on expense_decisions, period_locks to relais_partner, relais_auditor;
