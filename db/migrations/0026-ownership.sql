-- Area finance: what a partner itself puts into the common work, by year, and how its ownership line is read (aim O7).

-- In money or in kind, valued, with the paper that says so. A fact: a correction is another row.
create table partner_contributions (
  institute_id uuid not null,
  id uuid not null,
  partnership_id uuid not null,
  year int not null constraint contribution_year_possible check (year between 1990 and 2200),
  form text not null constraint contribution_form_known check (form in ('cash', 'in_kind')),
  what text not null constraint contribution_says_what check (what <> ''),
  amount_minor bigint not null constraint contribution_amount_positive check (amount_minor > 0),
  currency text not null constraint contribution_currency_form check (currency ~ '^[A-Z]{3}$'),
  source text not null constraint contribution_has_a_source check (source <> ''),
  entered_on_behalf text,
  replaces_id uuid,
  correction_reason text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, partnership_id) references partnerships
);
create index partner_contributions_of_partner on partner_contributions (institute_id, partnership_id, year) where ended_by_no is null;
call keep_apart_by_institute('partner_contributions');
call open_to_partner('partner_contributions');
grant select, insert, update (ended_by_no) on partner_contributions to relais_institute, relais_partner;

-- A partner's ownership line (aim O7) weighs what it does against what the institute does itself in the same outcomes.
-- Of these rows it reads the sums of that one question, which alone switches this on for its statement; never a list.
create policy partner_weighs_its_line on activities for select to relais_partner using (
  institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
  and current_setting('relais.weighing', true) = 'on' and partnership_id is null
  and outcome_id in (select x.outcome_id from outcome_partners x
    where x.partnership_id = any (nullif(current_setting('relais.partnerships', true), '')::uuid[])));
create policy partner_weighs_its_line on budget_amounts for select to relais_partner using (
  institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
  and current_setting('relais.weighing', true) = 'on' and partnership_id is null
  and outcome_id in (select x.outcome_id from outcome_partners x
    where x.partnership_id = any (nullif(current_setting('relais.partnerships', true), '')::uuid[])));
