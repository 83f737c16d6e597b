-- Area rulebook: the agreement of 6 June 2007 as data, the dated parameters of the law, facts about countries.
-- Each institute keeps its own rulebook; a corrected row replaces the one before it and nothing is lost.

create table rulebook_texts (
  institute_id uuid not null references institutes,
  kind text not null constraint rulebook_text_kind_known check (kind in ('agreement', 'party', 'aim', 'action')),
  code text not null,
  -- A short name for lists and fields, and the sentence itself, in every language it is known in.
  title jsonb not null,
  text jsonb not null,
  position int not null,
  entry_no bigint not null,
  primary key (institute_id, kind, code)
);
call keep_apart_by_institute('rulebook_texts');
call open_to_partner_for_reading('rulebook_texts');
call open_to_auditor('rulebook_texts');
grant select, insert on rulebook_texts to relais_institute;
grant select on rulebook_texts to relais_partner, relais_auditor;

create table parameters (
  institute_id uuid not null references institutes,
  id uuid not null,
  rule_id text not null,
  name text not null,
  -- Null = unset: nobody has read it in a source; the rule then informs and says what is missing.
  value text,
  unit text not null,
  citation text not null,
  valid_from date not null,
  valid_until date,
  cycle text,
  confidence text not null constraint confidence_known check (confidence in ('read', 'recalled', 'guessed', 'unset')),
  confirmed_with_document_id uuid,
  reason text,
  replaces_id uuid,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, confirmed_with_document_id) references documents,
  constraint parameter_ends_after_it_begins check (valid_until >= valid_from),
  constraint an_unset_parameter_has_no_value check ((confidence = 'unset') = (value is null))
);
create index parameters_of_rule on parameters (institute_id, rule_id, name) where ended_by_no is null;
call keep_apart_by_institute('parameters');
call open_to_partner_for_reading('parameters');
call open_to_auditor('parameters');
grant select, insert, update (ended_by_no) on parameters to relais_institute;
grant select on parameters to relais_partner, relais_auditor;

create table country_facts (
  institute_id uuid not null references institutes,
  id uuid not null,
  country text not null constraint country_fact_country_form check (country ~ '^[A-Z]{2}$'),
  kind text not null constraint country_fact_kind_known check (kind in ('partner_country', 'dac_listed', 'rights_rating', 'convention_ratified')),
  -- A partner country: its programming cycle; a rating: the rating; a listing: the income group; a ratification: C087.
  value text not null constraint country_fact_has_a_value check (value <> ''),
  source text not null constraint country_fact_has_a_source check (source <> ''),
  confidence text not null constraint country_fact_confidence_known check (confidence in ('read', 'recalled', 'guessed')),
  valid_from date not null,
  valid_until date,
  reason text,
  replaces_id uuid,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  constraint country_fact_ends_after_it_begins check (valid_until >= valid_from)
);
create index country_facts_of_country on country_facts (institute_id, kind, country) where ended_by_no is null;
call keep_apart_by_institute('country_facts');
call open_to_partner_for_reading('country_facts');
call open_to_auditor('country_facts');
grant select, insert, update (ended_by_no) on country_facts to relais_institute;
grant select on country_facts to relais_partner, relais_auditor;
