-- Area programmes: programmes, decisions, outcomes, outputs, countries, partners, classifications; national action plans.

create table programmes (
  institute_id uuid not null references institutes,
  id uuid not null,
  reference text not null,
  title jsonb not null,
  description jsonb not null default '{}',
  from_on date not null,
  until_on date not null,
  currency text not null default 'EUR' constraint programme_currency_form check (currency ~ '^[A-Z]{3}$'),
  iati_identifier text,
  version int not null default 1,
  entry_no bigint not null,
  primary key (institute_id, id),
  constraint programme_reference_unique unique (institute_id, reference),
  constraint programme_iati_identifier_unique unique (institute_id, iati_identifier),
  constraint programme_ends_after_it_begins check (until_on >= from_on)
);
call keep_apart_by_institute('programmes');
call open_to_partner_for_reading('programmes');
call open_to_auditor('programmes');
grant select, insert, update (reference, title, description, from_on, until_on, iati_identifier, version) on programmes to relais_institute;
grant select on programmes to relais_partner, relais_auditor;

-- Submitted, decided, closed: a change of state is a row.
create table programme_decisions (
  institute_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  kind text not null constraint programme_decision_known check (kind in ('submitted', 'decided', 'refused', 'closed')),
  on_day date not null,
  reference text,
  subsidy_minor bigint constraint subsidy_not_negative check (subsidy_minor >= 0),
  note text,
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, programme_id) references programmes
);
call keep_apart_by_institute('programme_decisions');
call open_to_partner_for_reading('programme_decisions');
call open_to_auditor('programme_decisions');
grant select, insert on programme_decisions to relais_institute;
grant select on programme_decisions to relais_partner, relais_auditor;

create table outcomes (
  institute_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  code text not null,
  title jsonb not null,
  description jsonb not null default '{}',
  -- Codes O1 to O8 of the rulebook; empty only where an import brought none, which a check then says.
  aims text[] not null default '{}',
  is_belgian boolean not null default false,
  iati_identifier text,
  position int not null default 0,
  version int not null default 1,
  entry_no bigint not null,
  outcome_id uuid generated always as (id) stored,
  primary key (institute_id, id),
  foreign key (institute_id, programme_id) references programmes,
  constraint outcome_code_unique_in_programme unique (institute_id, programme_id, code),
  constraint outcome_iati_identifier_unique unique (institute_id, iati_identifier)
);
call keep_apart_by_institute('outcomes');
call open_to_partner_for_reading('outcomes');
call open_to_auditor('outcomes');
grant select, insert, update (code, title, description, aims, is_belgian, iati_identifier, position, version) on outcomes to relais_institute;
grant select on outcomes to relais_partner, relais_auditor;

create table outputs (
  institute_id uuid not null,
  id uuid not null,
  outcome_id uuid not null,
  code text not null,
  title jsonb not null,
  actions text[] not null default '{}',
  version int not null default 1,
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, outcome_id) references outcomes,
  constraint output_code_unique_in_outcome unique (institute_id, outcome_id, code)
);
call keep_apart_by_institute('outputs');
call open_to_partner_for_reading('outputs');
call open_to_auditor('outputs');
grant select, insert, update (code, title, actions, version) on outputs to relais_institute;
grant select on outputs to relais_partner, relais_auditor;

-- Countries and regions of a programme (outcome_id null) or an outcome; percentages are exact decimals.
create table programme_places (
  institute_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  outcome_id uuid,
  country text constraint place_country_form check (country ~ '^[A-Z]{2}$'),
  region_code text,
  region_vocabulary text,
  percentage numeric constraint place_percentage_possible check (percentage >= 0 and percentage <= 100),
  position int not null default 0,
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, programme_id) references programmes,
  foreign key (institute_id, outcome_id) references outcomes,
  constraint a_place_is_a_country_or_a_region check ((country is null) <> (region_code is null))
);
call keep_apart_by_institute('programme_places');
call open_to_partner_for_reading('programme_places');
call open_to_auditor('programme_places');
grant select, insert, delete on programme_places to relais_institute;
grant select on programme_places to relais_partner, relais_auditor;

-- Sectors, markers and tags with which a programme or an outcome is classified for the outside.
create table programme_classifications (
  institute_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  outcome_id uuid,
  kind text not null constraint classification_kind_known check (kind in ('sector', 'marker', 'tag')),
  vocabulary text not null,
  code text not null,
  percentage numeric constraint classification_percentage_possible check (percentage >= 0 and percentage <= 100),
  significance text,
  position int not null default 0,
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, programme_id) references programmes,
  foreign key (institute_id, outcome_id) references outcomes
);
call keep_apart_by_institute('programme_classifications');
call open_to_partner_for_reading('programme_classifications');
call open_to_auditor('programme_classifications');
grant select, insert, delete on programme_classifications to relais_institute;
grant select on programme_classifications to relais_partner, relais_auditor;

-- Who takes part, in the roles of the standard: 1 funding, 2 accountable, 3 extending, 4 implementing.
create table programme_participations (
  institute_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  outcome_id uuid,
  organisation_id uuid not null,
  role text not null constraint participation_role_known check (role in ('1', '2', '3', '4')),
  activity_ref text,
  position int not null default 0,
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, programme_id) references programmes,
  foreign key (institute_id, outcome_id) references outcomes,
  foreign key (institute_id, organisation_id) references organisations
);
call keep_apart_by_institute('programme_participations');
call open_to_auditor('programme_participations');
grant select, insert, delete on programme_participations to relais_institute;
grant select on programme_participations to relais_auditor;

-- Which partnerships carry an outcome.
create table outcome_partners (
  institute_id uuid not null,
  outcome_id uuid not null,
  partnership_id uuid not null,
  entry_no bigint not null,
  primary key (institute_id, outcome_id, partnership_id),
  foreign key (institute_id, outcome_id) references outcomes,
  foreign key (institute_id, partnership_id) references partnerships
);
call keep_apart_by_institute('outcome_partners');
call open_to_partner('outcome_partners');
call open_to_auditor('outcome_partners');
grant select, insert, delete on outcome_partners to relais_institute;
grant select on outcome_partners to relais_partner, relais_auditor;

-- National action plans of partners (A2): versions are rows, approval is a row, lines belong to a version.
create table action_plans (
  institute_id uuid not null,
  id uuid not null,
  partnership_id uuid not null,
  title jsonb not null,
  country text not null constraint action_plan_country_form check (country ~ '^[A-Z]{2}$'),
  from_on date not null,
  until_on date not null,
  edition int not null default 1,
  follows_id uuid,
  entered_on_behalf text,
  version int not null default 1,
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, partnership_id) references partnerships,
  foreign key (institute_id, follows_id) references action_plans,
  constraint action_plan_ends_after_it_begins check (until_on >= from_on)
);
create table action_plan_approvals (
  institute_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  partnership_id uuid not null,
  organ text not null constraint approval_names_the_organ check (organ <> ''),
  on_day date not null,
  document_id uuid,
  entered_on_behalf text,
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, plan_id) references action_plans,
  foreign key (institute_id, partnership_id) references partnerships,
  foreign key (institute_id, document_id) references documents
);
create table action_plan_lines (
  institute_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  partnership_id uuid not null,
  theme text not null constraint plan_line_has_a_theme check (theme <> ''),
  title jsonb not null,
  from_on date not null,
  until_on date not null,
  planned_sessions int constraint planned_sessions_possible check (planned_sessions >= 0),
  planned_participants int constraint planned_participants_possible check (planned_participants >= 0),
  outcome_id uuid,
  entered_on_behalf text,
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, plan_id) references action_plans,
  foreign key (institute_id, partnership_id) references partnerships,
  foreign key (institute_id, outcome_id) references outcomes,
  constraint plan_line_ends_after_it_begins check (until_on >= from_on)
);
create index action_plans_of_partnership on action_plans (institute_id, partnership_id);
create index action_plan_lines_of_plan on action_plan_lines (institute_id, plan_id);
create unique index one_approval_an_edition on action_plan_approvals (institute_id, plan_id);
call keep_apart_by_institute('action_plans');
call keep_apart_by_institute('action_plan_approvals');
call keep_apart_by_institute('action_plan_lines');
call open_to_partner('action_plans');
call open_to_partner('action_plan_approvals');
call open_to_partner('action_plan_lines');
call open_to_auditor('action_plans');
call open_to_auditor('action_plan_approvals');
call open_to_auditor('action_plan_lines');
grant select, insert, update (title, from_on, until_on, version) on action_plans to relais_institute, relais_partner;
grant select, insert on action_plan_approvals, action_plan_lines to relais_institute, relais_partner;
grant select on action_plans, action_plan_approvals, action_plan_lines to relais_auditor;
