-- Area programmes: a risk that was entered by mistake is withdrawn with a reason. It is none from then on, hangs on nothing,
-- and what it said stays.
alter table programme_risks
  add column withdrawn_no bigint,
  add column withdrawal_reason text constraint risk_withdrawal_says_why check (withdrawal_reason <> ''),
  add constraint risk_is_withdrawn_for_a_reason check ((withdrawn_no is null) = (withdrawal_reason is null)),
  add constraint a_withdrawn_risk_hangs_on_nothing check (withdrawn_no is null or num_nonnulls(outcome_id, statement_id) = 0);
grant update (withdrawn_no, withdrawal_reason) on programme_risks to relais_institute;

-- A follow-up on the wrong risk is taken back. The row that says so never stands: it ends with the entry that writes it.
alter table risk_follow_ups
  alter column state drop not null,
  alter column probability drop not null,
  alter column impact drop not null,
  alter column note drop not null,
  alter column by_function drop not null,
  alter column on_day drop not null,
  add constraint risk_follow_up_is_given_whole
    check (num_nonnulls(state, probability, impact, note, by_function, on_day) in (0, 6)),
  add constraint risk_follow_up_is_taken_back_for_a_reason
    check (state is not null or (num_nonnulls(replaces_id, correction_reason) = 2 and ended_by_no = entry_no));

-- Whether an assumption of the theory of change still holds, year by year: one current row an assumption and year. A
-- correction is a row; one on the wrong assumption is taken back by a row that never stands.
create table assumption_follow_ups (
  institute_id uuid not null,
  id uuid not null,
  statement_id uuid not null,
  programme_id uuid not null,
  year int not null constraint assumption_year_possible check (year between 1990 and 2100),
  state text constraint assumption_state_known check (state in ('holds', 'in_part', 'no_longer')),
  note text constraint assumption_follow_up_says_something check (note <> ''),
  by_function text constraint assumption_follow_up_has_an_author check (by_function <> ''),
  on_day date,
  replaces_id uuid,
  correction_reason text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  constraint a_followed_assumption_stays foreign key (institute_id, statement_id) references theory_statements,
  foreign key (institute_id, programme_id) references programmes,
  constraint assumption_follow_up_is_given_whole check (num_nonnulls(state, note, by_function, on_day) in (0, 4)),
  constraint assumption_follow_up_is_corrected_for_a_reason check ((replaces_id is null) = (correction_reason is null)),
  constraint assumption_follow_up_is_taken_back_for_a_reason
    check (state is not null or (replaces_id is not null and ended_by_no = entry_no))
);
create unique index one_follow_up_an_assumption_and_year on assumption_follow_ups (institute_id, statement_id, year)
  where ended_by_no is null;
call keep_apart_by_institute('assumption_follow_ups');
call open_to_auditor('assumption_follow_ups');
grant select, insert, update (ended_by_no) on assumption_follow_ups to relais_institute;
grant select on assumption_follow_ups to relais_auditor;
