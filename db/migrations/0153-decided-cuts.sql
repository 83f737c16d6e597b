-- Area programmes: what was asked of the donor beside what it granted, as a whole and by outcome where the decision says so:
-- the difference is the cut that the decision made.
alter table programme_decisions add column asked_minor bigint constraint asked_not_negative check (asked_minor >= 0);

create table decision_shares (
  institute_id uuid not null,
  id uuid not null,
  decision_id uuid not null,
  programme_id uuid not null,
  outcome_id uuid not null,
  asked_minor bigint constraint asked_share_not_negative check (asked_minor >= 0),
  granted_minor bigint constraint granted_share_not_negative check (granted_minor >= 0),
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, decision_id) references programme_decisions,
  foreign key (institute_id, programme_id) references programmes,
  foreign key (institute_id, outcome_id) references outcomes,
  constraint decision_share_says_something check (num_nonnulls(asked_minor, granted_minor) > 0),
  constraint one_share_an_outcome unique (institute_id, decision_id, outcome_id)
);
call keep_apart_by_institute('decision_shares');
call open_to_auditor('decision_shares');
grant select, insert on decision_shares to relais_institute;
grant select on decision_shares to relais_auditor;
