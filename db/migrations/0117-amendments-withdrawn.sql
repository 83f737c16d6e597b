-- Area programmes: a change of a programme that was asked of the donor by mistake is withdrawn: by whom (a function), when
-- and why. It is no request then, and what it named owes as if it had never been asked.
create table amendment_withdrawals (
  institute_id uuid not null,
  id uuid not null,
  amendment_id uuid not null,
  programme_id uuid not null,
  by_function text not null constraint amendment_withdrawal_has_an_author check (by_function <> ''),
  withdrawn_on date not null,
  reason text not null constraint amendment_withdrawal_says_why check (reason <> ''),
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, amendment_id) references programme_amendments,
  foreign key (institute_id, programme_id) references programmes
);
create unique index an_amendment_is_withdrawn_once on amendment_withdrawals (institute_id, amendment_id);
call keep_apart_by_institute('amendment_withdrawals');
call open_to_auditor('amendment_withdrawals');
grant select, insert on amendment_withdrawals to relais_institute;
grant select on amendment_withdrawals to relais_auditor;
