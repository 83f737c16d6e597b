-- Area programmes: a question of the donor that was entered by mistake is withdrawn: by whom (a function), when and why. A contribution
-- recorded on a wrong target is taken away; the trail keeps what it said.
create table appraisal_withdrawals (
  institute_id uuid not null,
  id uuid not null,
  question_id uuid not null,
  programme_id uuid not null,
  by_function text not null constraint appraisal_withdrawal_has_an_author check (by_function <> ''),
  withdrawn_on date not null,
  reason text not null constraint appraisal_withdrawal_says_why check (reason <> ''),
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, programme_id) references programmes
);
create unique index a_question_is_withdrawn_once on appraisal_withdrawals (institute_id, question_id);
call keep_apart_by_institute('appraisal_withdrawals');
call open_to_auditor('appraisal_withdrawals');
grant select, insert on appraisal_withdrawals to relais_institute;
grant select on appraisal_withdrawals to relais_auditor;

grant delete on framework_contributions to relais_institute;
