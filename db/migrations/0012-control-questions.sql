-- Area records: questions of a control, what the institute replies, what the auditor decides of them; and when someone visited.

-- An auditor asks about a thing; the scope of the question (outcomes and years) says which auditors read it.
create table control_questions (
  institute_id uuid not null references institutes,
  id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  outcomes uuid[] not null constraint question_names_its_outcomes check (outcomes <> '{}'),
  years int[] not null constraint question_names_its_years check (years <> '{}'),
  text text not null constraint question_is_not_empty check (text <> ''),
  -- Earlier than the entry where it was first asked by letter.
  asked_on date not null,
  due_on date not null,
  asked_by uuid not null,
  asked_by_name text not null,
  at timestamptz not null default clock_timestamp(),
  entry_no bigint not null,
  primary key (institute_id, id),
  constraint reply_is_due_after_the_question check (due_on >= asked_on)
);
create index control_questions_of_subject on control_questions (institute_id, subject_kind, subject_id);

-- Replies follow one another; an earlier one stays as it was given.
create table control_replies (
  institute_id uuid not null,
  id uuid not null,
  question_id uuid not null,
  text text not null constraint reply_is_not_empty check (text <> ''),
  replied_by uuid not null,
  replied_by_name text not null,
  at timestamptz not null default clock_timestamp(),
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, question_id) references control_questions
);
create index control_replies_of_question on control_replies (institute_id, question_id, entry_no);

-- What the auditor does with a question: asks again with another day, closes it as answered, or withdraws it.
create table control_decisions (
  institute_id uuid not null,
  id uuid not null,
  question_id uuid not null,
  decision text not null constraint control_decision_known check (decision in ('asked_again', 'closed', 'withdrawn')),
  text text,
  due_on date,
  decided_by uuid not null,
  decided_by_name text not null,
  at timestamptz not null default clock_timestamp(),
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, question_id) references control_questions,
  constraint only_asking_again_sets_a_day check ((decision = 'asked_again') = (due_on is not null)),
  constraint who_asks_again_or_withdraws_says_why check (decision = 'closed' or (text is not null and text <> ''))
);
create index control_decisions_of_question on control_decisions (institute_id, question_id, entry_no);
create unique index a_question_ends_once on control_decisions (institute_id, question_id) where decision <> 'asked_again';

call keep_apart_by_institute('control_questions');
call keep_apart_by_institute('control_replies');
call keep_apart_by_institute('control_decisions');

-- An auditor reads what lies wholly within the control, whoever asked it, and writes there and nowhere else.
create policy auditor_in_scope on control_questions for select to relais_auditor
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
    and outcomes <@ nullif(current_setting('relais.outcomes', true), '')::uuid[]
    and years <@ nullif(current_setting('relais.years', true), '')::int[]);
create policy auditor_asks_in_scope on control_questions for insert to relais_auditor
  with check (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
    and outcomes <@ nullif(current_setting('relais.outcomes', true), '')::uuid[]
    and years <@ nullif(current_setting('relais.years', true), '')::int[]
    and asked_by = nullif(current_setting('relais.membership', true), '')::uuid);
create policy auditor_in_scope on control_replies for select to relais_auditor
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
    and exists (select from control_questions q
      where (q.institute_id, q.id) = (control_replies.institute_id, control_replies.question_id)));
create policy auditor_in_scope on control_decisions for select to relais_auditor
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
    and exists (select from control_questions q
      where (q.institute_id, q.id) = (control_decisions.institute_id, control_decisions.question_id)));
create policy auditor_decides_in_scope on control_decisions for insert to relais_auditor
  with check (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
    and decided_by = nullif(current_setting('relais.membership', true), '')::uuid
    and exists (select from control_questions q
      where (q.institute_id, q.id) = (control_decisions.institute_id, control_decisions.question_id)));
-- The institute asks nothing in the auditor's place, and the auditor replies nothing in the institute's.
grant select on control_questions, control_replies, control_decisions to relais_institute, relais_auditor;
grant insert on control_questions, control_decisions to relais_auditor;
grant insert on control_replies to relais_institute;

-- When a membership's visit began and was last seen, and when the one before began; the door alone writes it.
alter table memberships
  add column visit_began_at timestamptz,
  add column visit_seen_at timestamptz,
  add column visit_before_at timestamptz;
create policy door_marks_visits on memberships for update to relais_signin using (true) with check (true);
grant update (visit_began_at, visit_seen_at, visit_before_at) on memberships to relais_signin;

-- The moment of a filing, by which the donor knows what is new.
alter table filings add column filed_at timestamptz not null default clock_timestamp();
update filings f set filed_at = e.at from audit_entries e where (e.chain, e.no) = (f.institute_id, f.entry_no);
