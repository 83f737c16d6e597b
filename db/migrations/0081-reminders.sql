-- Area obligations: who was reminded of what by mail, so that nobody is told the same twice.

create table reminders (
  institute_id uuid not null references institutes,
  id uuid not null,
  membership_id uuid not null references memberships,
  -- The line of the person's work, and what it is about.
  what text not null,
  subject_kind text not null,
  subject_id uuid not null,
  due_on date not null,
  -- The day from which this reminder was to be sent: so long before the due day, or after it.
  moment_on date not null,
  entry_no bigint not null,
  primary key (institute_id, id),
  constraint a_moment_is_told_once unique (institute_id, membership_id, what, subject_id, moment_on)
);
call keep_apart_by_institute('reminders');
grant select, insert on reminders to relais_institute;
