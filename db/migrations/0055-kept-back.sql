-- Area finance: which expenses the rules kept back when books were filed or frozen, so that this entry is read the same
-- for good: activities, plans and programmes are changed in place and say nothing of an earlier entry.

create table frozen_books (
  institute_id uuid not null,
  programme_id uuid not null,
  -- Of the filing or freezing; the entry before it has the same books.
  entry_no bigint not null,
  primary key (institute_id, programme_id, entry_no),
  foreign key (institute_id, programme_id) references programmes
);

create table kept_back_expenses (
  institute_id uuid not null,
  programme_id uuid not null,
  entry_no bigint not null,
  -- The row of the expense that stood then.
  row_id uuid not null,
  partnership_id uuid,
  -- The rules that blocked charging, by id.
  rules text[] not null constraint a_rule_keeps_back check (cardinality(rules) > 0),
  primary key (institute_id, programme_id, entry_no, row_id),
  foreign key (institute_id, programme_id, entry_no) references frozen_books,
  foreign key (institute_id, row_id) references expenses,
  foreign key (institute_id, partnership_id) references partnerships
);

call keep_apart_by_institute('frozen_books');
call keep_apart_by_institute('kept_back_expenses');
call open_to_partner_for_reading('frozen_books');
call open_to_partner('kept_back_expenses');
call open_to_auditor('frozen_books');
-- What was kept back of an expense is read by whoever reads the expense.
create policy auditor_of_these_expenses on kept_back_expenses for select to relais_auditor
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
    and row_id in (select e.id from expenses e));
grant select, insert on frozen_books, kept_back_expenses to relais_institute;
grant select on frozen_books, kept_back_expenses to relais_partner, relais_auditor;

-- Whether a derogation stood at an entry is told to a partner as whether it stands.
grant select (entry_no) on derogation_decisions to relais_partner;
