-- Area finance: who bears the own contribution of a programme, by year; what the partner puts in is not this.
create table own_contributions (
  institute_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  year int not null constraint own_contribution_year_possible check (year between 1990 and 2200),
  funder text not null constraint own_contribution_names_its_funder check (funder <> ''),
  source text not null constraint own_contribution_source_known check (source in
    ('own_means', 'union', 'region', 'local', 'federal', 'belgian_cooperation', 'european', 'international', 'private')),
  amount_minor bigint not null constraint own_contribution_positive check (amount_minor > 0),
  currency text not null constraint own_contribution_currency_form check (currency ~ '^[A-Z]{3}$'),
  replaces_id uuid,
  correction_reason text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, programme_id) references programmes
);
create index own_contributions_of_programme on own_contributions (institute_id, programme_id, year) where ended_by_no is null;
call keep_apart_by_institute('own_contributions');
-- A part of the whole budget's funding says nothing: neither a partner nor an auditor of some outcomes reads it.
grant select, insert, update (ended_by_no) on own_contributions to relais_institute;
