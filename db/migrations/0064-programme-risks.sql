-- Area programmes: what may stand in the way of a programme or an outcome, and what became of it year by year.

create table programme_risks (
  institute_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  outcome_id uuid,
  -- The assumption of the theory of change that would not hold.
  statement_id uuid,
  text jsonb not null,
  -- From 1, very low, to 5, very high; as it was first judged, the follow-ups judge anew.
  probability int not null constraint risk_probability_on_the_scale check (probability between 1 and 5),
  impact int not null constraint risk_impact_on_the_scale check (impact between 1 and 5),
  mitigation jsonb not null default '{}',
  -- By what one sees that it occurs.
  trigger jsonb not null default '{}',
  -- A function, never a name.
  responsible text,
  version int not null default 1,
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, programme_id) references programmes,
  foreign key (institute_id, outcome_id) references outcomes,
  constraint an_assumption_with_a_risk_stays foreign key (institute_id, statement_id) references theory_statements
);
create index programme_risks_of_programme on programme_risks (institute_id, programme_id);
call keep_apart_by_institute('programme_risks');
call open_to_auditor('programme_risks');
grant select, insert, update (outcome_id, statement_id, text, probability, impact, mitigation, trigger, responsible, version)
  on programme_risks to relais_institute;
grant select on programme_risks to relais_auditor;

-- One current row a risk and year; a correction is a row.
create table risk_follow_ups (
  institute_id uuid not null,
  id uuid not null,
  risk_id uuid not null,
  programme_id uuid not null,
  year int not null constraint follow_up_year_possible check (year between 1990 and 2100),
  state text not null constraint risk_state_known check (state in ('open', 'occurred', 'closed')),
  probability int not null constraint follow_up_probability_on_the_scale check (probability between 1 and 5),
  impact int not null constraint follow_up_impact_on_the_scale check (impact between 1 and 5),
  note text not null constraint follow_up_says_something check (note <> ''),
  by_function text not null constraint follow_up_has_an_author check (by_function <> ''),
  on_day date not null,
  replaces_id uuid,
  correction_reason text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, risk_id) references programme_risks,
  foreign key (institute_id, programme_id) references programmes
);
create unique index one_follow_up_a_risk_and_year on risk_follow_ups (institute_id, risk_id, year) where ended_by_no is null;
call keep_apart_by_institute('risk_follow_ups');
call open_to_auditor('risk_follow_ups');
grant select, insert, update (ended_by_no) on risk_follow_ups to relais_institute;
grant select on risk_follow_ups to relais_auditor;
