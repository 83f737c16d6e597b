-- Area results: to whom of a partner, by their role, a letter said that a figure of theirs was restated, and when it left.

create table restatement_letters (
  institute_id uuid not null references institutes,
  id uuid not null,
  restatement_id uuid not null,
  partnership_id uuid not null,
  outcome_id uuid not null,
  until_on date not null,
  membership_id uuid not null references memberships,
  role text not null constraint letter_is_to_a_partner check (role in ('partner_coordinator', 'partner_treasurer')),
  at timestamptz not null default clock_timestamp(),
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, restatement_id) references measurement_restatements,
  foreign key (institute_id, partnership_id) references partnerships,
  foreign key (institute_id, outcome_id) references outcomes,
  constraint a_restatement_is_told_once unique (institute_id, restatement_id, membership_id)
);
call keep_apart_by_institute('restatement_letters');
call open_to_partner('restatement_letters');
call open_to_auditor_in_scope('restatement_letters', 'extract(year from until_on)::int');
grant select, insert on restatement_letters to relais_institute;
grant select on restatement_letters to relais_partner, relais_auditor;
