-- Area obligations: a filing, a donor's decision or a fact that was put on record and never was.

-- Its row is ended; this one says why. Nobody outside the house reads it.
create table obligation_withdrawals (
  institute_id uuid not null,
  id uuid not null,
  obligation_id uuid not null,
  kind_id uuid not null,
  what text not null constraint obligation_withdrawal_known check (what in ('closing', 'decision', 'event')),
  row_id uuid not null,
  reason text not null constraint obligation_withdrawal_says_why check (reason <> ''),
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, kind_id) references obligation_kinds
);
create unique index a_fact_of_an_obligation_is_taken_back_once on obligation_withdrawals (institute_id, row_id);
create index withdrawals_of_an_obligation on obligation_withdrawals (institute_id, obligation_id);
call keep_apart_by_institute('obligation_withdrawals');
grant select, insert on obligation_withdrawals to relais_institute;
