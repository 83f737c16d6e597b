-- Area finance: reference rates from files, the declared way to convert, what partners received of transfers and what it was used for.

-- As a source prints it: units of a currency for one euro, on a day (ECB) or in a month (InforEuro; its first day).
create table reference_rates (
  institute_id uuid not null,
  id uuid not null,
  source text not null constraint rate_source_known check (source in ('ecb', 'inforeuro')),
  currency text not null constraint reference_rate_currency_form check (currency ~ '^[A-Z]{3}$'),
  rate_on date not null,
  per_euro numeric not null constraint reference_rate_positive check (per_euro > 0),
  replaces_id uuid,
  correction_reason text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  constraint a_monthly_rate_stands_on_the_first check (source <> 'inforeuro' or extract(day from rate_on) = 1)
);
create unique index reference_rate_unique on reference_rates (institute_id, source, currency, rate_on) where ended_by_no is null;
call keep_apart_by_institute('reference_rates');
call open_to_partner_for_reading('reference_rates');
call open_to_auditor('reference_rates');
grant select, insert, update (ended_by_no) on reference_rates to relais_institute;
grant select on reference_rates to relais_partner, relais_auditor;

-- From which day amounts under an agreement are converted in which way. No agreement: what has none of its own.
create table exchange_methods (
  institute_id uuid not null,
  id uuid not null,
  agreement_id uuid,
  partnership_id uuid,
  method text not null constraint exchange_method_known check (method in ('transfer_fifo', 'transfer_weighted', 'month', 'day')),
  from_on date not null,
  reason text not null constraint exchange_method_says_why check (reason <> ''),
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, agreement_id) references agreements,
  foreign key (institute_id, partnership_id) references partnerships,
  constraint exchange_method_of_an_agreement_and_its_partner check ((agreement_id is null) = (partnership_id is null))
);
create index exchange_methods_of_agreement on exchange_methods (institute_id, agreement_id, from_on);
call keep_apart_by_institute('exchange_methods');
call open_to_partner('exchange_methods');
create policy partner_reads_the_common_one on exchange_methods for select to relais_partner using (
  institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[]) and partnership_id is null);
call open_to_auditor('exchange_methods');
grant select, insert on exchange_methods to relais_institute;
grant select on exchange_methods to relais_partner, relais_auditor;

-- What arrived at the partner, in its currency, of a transfer; of money it sent back: what left it.
create table transfer_receipts (
  institute_id uuid not null,
  id uuid not null,
  transaction_id uuid not null,
  partnership_id uuid not null,
  received_minor bigint not null constraint received_amount_positive check (received_minor > 0),
  received_currency text not null constraint received_currency_form check (received_currency ~ '^[A-Z]{3}$'),
  cost_minor bigint constraint transfer_cost_not_negative check (cost_minor >= 0),
  cost_currency text constraint transfer_cost_currency_form check (cost_currency ~ '^[A-Z]{3}$'),
  received_on date not null,
  replaces_id uuid,
  correction_reason text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, transaction_id) references transactions,
  foreign key (institute_id, partnership_id) references partnerships,
  constraint transfer_cost_has_its_currency check ((cost_minor is null) = (cost_currency is null))
);
create unique index transfer_received_once on transfer_receipts (institute_id, transaction_id) where ended_by_no is null;
create index transfer_receipts_of_partner on transfer_receipts (institute_id, partnership_id, received_on) where ended_by_no is null;
call keep_apart_by_institute('transfer_receipts');
call open_to_partner('transfer_receipts');
grant select, insert, update (ended_by_no) on transfer_receipts to relais_institute;
-- An auditor sees what stands behind the transfers and expenses that it sees.
create policy auditor_in_scope on transfer_receipts for select to relais_auditor using (
  institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
  and exists (select from transactions t where t.institute_id = transfer_receipts.institute_id and t.id = transfer_receipts.transaction_id));
grant select on transfer_receipts to relais_partner, relais_auditor;

-- Which part of a receipt an expense (through its corrections) or a return used, and what that part had cost the programme.
create table transfer_uses (
  institute_id uuid not null,
  id uuid not null,
  receipt_id uuid not null,
  partnership_id uuid not null,
  expense_id uuid,
  return_receipt_id uuid,
  used_minor bigint not null constraint used_amount_not_negative check (used_minor >= 0),
  cost_minor bigint not null constraint used_cost_not_negative check (cost_minor >= 0),
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, receipt_id) references transfer_receipts,
  foreign key (institute_id, return_receipt_id) references transfer_receipts,
  foreign key (institute_id, partnership_id) references partnerships,
  constraint used_by_an_expense_or_a_return check (num_nonnulls(expense_id, return_receipt_id) = 1)
);
create index transfer_uses_of_receipt on transfer_uses (institute_id, receipt_id) where ended_by_no is null;
create index transfer_uses_of_expense on transfer_uses (institute_id, expense_id) where ended_by_no is null;
call keep_apart_by_institute('transfer_uses');
call open_to_partner('transfer_uses');
create policy auditor_in_scope on transfer_uses for select to relais_auditor using (
  institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
  and exists (select from expenses e where e.institute_id = transfer_uses.institute_id and e.expense_id = transfer_uses.expense_id));
grant select, insert, update (ended_by_no) on transfer_uses to relais_institute, relais_partner;
grant select on transfer_uses to relais_auditor;
