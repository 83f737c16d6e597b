-- Area finance: assets bought by a programme, its additional revenue, how purchases were made, per diems by country.

-- What an investment bought, where it is and what becomes of it; `asset_id` stays through corrections. A deed hangs on it.
create table assets (
  institute_id uuid not null references institutes,
  id uuid not null,
  asset_id uuid not null,
  -- The expense that bought it, through all its corrections, and where it stands.
  expense_id uuid not null,
  programme_id uuid not null,
  outcome_id uuid,
  partnership_id uuid,
  charged_year int not null,
  description text not null constraint asset_says_what_it_is check (description <> ''),
  place text not null constraint asset_is_somewhere check (place <> ''),
  inventory_number text not null constraint asset_is_inventoried check (inventory_number <> ''),
  state text not null constraint asset_state_known check (state in ('in_use', 'out_of_order', 'lost', 'disposed')),
  -- To whom it goes after the end of the programme.
  destination text constraint asset_destination_known check (destination in ('partner', 'third', 'institute', 'sold', 'written_off')),
  destination_on date,
  replaces_id uuid,
  correction_reason text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, programme_id) references programmes,
  foreign key (institute_id, outcome_id) references outcomes,
  foreign key (institute_id, partnership_id) references partnerships,
  constraint a_destination_has_its_day check ((destination is null) = (destination_on is null))
);
create unique index one_current_row_an_asset on assets (institute_id, asset_id) where ended_by_no is null;
create unique index inventory_number_unique on assets (institute_id, partnership_id, inventory_number) nulls not distinct
  where ended_by_no is null;
create index assets_of_expense on assets (institute_id, expense_id) where ended_by_no is null;
call keep_apart_by_institute('assets');
call open_to_partner('assets');
call open_to_auditor_in_scope('assets', 'charged_year');
grant select, insert, update (ended_by_no) on assets to relais_institute, relais_partner;
grant select on assets to relais_auditor;

-- Income of the intervention itself, sale of what it bought, claims out of it (art. 1, 16°), and bank interest beside it.
create table revenues (
  institute_id uuid not null references institutes,
  id uuid not null,
  programme_id uuid not null,
  outcome_id uuid,
  partnership_id uuid,
  kind text not null constraint revenue_kind_known check (kind in ('activity', 'sale', 'claim', 'bank_interest')),
  received_on date not null,
  what text not null constraint revenue_says_where_from check (what <> ''),
  amount_minor bigint not null constraint revenue_positive check (amount_minor > 0),
  currency text not null constraint revenue_currency_form check (currency ~ '^[A-Z]{3}$'),
  rate numeric not null constraint revenue_rate_positive check (rate > 0),
  rate_source text not null,
  converted_minor bigint not null,
  converted_currency text not null,
  replaces_id uuid,
  correction_reason text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, programme_id) references programmes,
  foreign key (institute_id, outcome_id) references outcomes,
  foreign key (institute_id, partnership_id) references partnerships
);
create index revenues_of_programme on revenues (institute_id, programme_id, received_on) where ended_by_no is null;
call keep_apart_by_institute('revenues');
call open_to_partner('revenues');
call open_to_auditor_in_scope('revenues', 'extract(year from received_on)::int');
grant select, insert, update (ended_by_no) on revenues to relais_institute, relais_partner;
grant select on revenues to relais_auditor;

-- The most that is paid a person and day in a country, from a day on; the latest row of a country and day holds.
create table per_diem_rates (
  institute_id uuid not null references institutes,
  id uuid not null,
  country text not null constraint per_diem_country_form check (country ~ '^[A-Z]{2}$'),
  from_on date not null,
  amount_minor bigint not null constraint per_diem_positive check (amount_minor > 0),
  currency text not null constraint per_diem_currency_form check (currency ~ '^[A-Z]{3}$'),
  source text not null constraint per_diem_has_a_source check (source <> ''),
  entry_no bigint not null,
  primary key (institute_id, id)
);
create index per_diem_rates_of_country on per_diem_rates (institute_id, country, from_on);
call keep_apart_by_institute('per_diem_rates');
call open_to_partner_for_reading('per_diem_rates');
call open_to_auditor('per_diem_rates');
grant select, insert on per_diem_rates to relais_institute;
grant select on per_diem_rates to relais_partner, relais_auditor;

alter table expenses
  -- Of the amount, the part that is paid out of additional revenue of the programme.
  add column from_revenue_minor bigint constraint from_revenue_positive check (from_revenue_minor > 0),
  add column procurement text constraint procurement_procedure_known
    check (procurement in ('direct', 'quotes', 'negotiated', 'tender', 'framework')),
  add column offers int constraint offers_counted check (offers between 0 and 100),
  add column per_diem_country text constraint expense_per_diem_country_form check (per_diem_country ~ '^[A-Z]{2}$'),
  -- Persons times days.
  add column per_diem_days int constraint per_diem_days_counted check (per_diem_days > 0);
create index expenses_from_revenue on expenses (institute_id, programme_id, charged_year) where from_revenue_minor is not null;

-- Of expenses that a file brought, the list of other funders was written as a text that holds the list.
update expenses set other_shares = (other_shares #>> '{}')::jsonb where jsonb_typeof(other_shares) = 'string';
alter table expenses add constraint other_shares_are_a_list check (jsonb_typeof(other_shares) = 'array');
