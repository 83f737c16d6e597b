-- Area programmes: the programme file as it is written, what the donor asks of it, and how a programme is changed later.

-- What the file consists of, by the donor's format; rows of the institute, who may word them otherwise.
create table file_sections (
  institute_id uuid not null references institutes,
  id uuid not null,
  code text not null,
  applies_to text not null constraint file_section_applies_known check (applies_to in ('programme', 'outcome')),
  title jsonb not null,
  guidance jsonb not null default '{}',
  position int not null default 0,
  is_used boolean not null default true,
  source text not null,
  version int not null default 1,
  entry_no bigint not null,
  primary key (institute_id, id),
  constraint file_section_code_unique unique (institute_id, applies_to, code)
);
call keep_apart_by_institute('file_sections');
call open_to_auditor('file_sections');
grant select, insert, update (title, guidance, position, is_used, version) on file_sections to relais_institute;
grant select on file_sections to relais_auditor;

create table file_texts (
  institute_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  outcome_id uuid,
  section_id uuid not null,
  text jsonb not null default '{}',
  state text not null constraint file_text_state_known check (state in ('draft', 'ready')),
  -- Who writes it: a function, never a name.
  responsible text,
  due_on date,
  version int not null default 1,
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, programme_id) references programmes,
  foreign key (institute_id, outcome_id) references outcomes,
  foreign key (institute_id, section_id) references file_sections,
  constraint what_is_ready_says_something check (state = 'draft' or text <> '{}')
);
create unique index file_text_once on file_texts (institute_id, programme_id, outcome_id, section_id) nulls not distinct;
call keep_apart_by_institute('file_texts');
call open_to_auditor('file_texts');
grant select, insert, update (text, state, responsible, due_on, version) on file_texts to relais_institute;
grant select on file_texts to relais_auditor;

-- What the donor asks while it appraises the file; `question_id` stays through corrections.
create table appraisal_questions (
  institute_id uuid not null,
  id uuid not null,
  question_id uuid not null,
  programme_id uuid not null,
  outcome_id uuid,
  asked_on date not null,
  due_on date,
  question text not null constraint appraisal_asks_something check (question <> ''),
  reference text,
  replaces_id uuid,
  correction_reason text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, programme_id) references programmes,
  foreign key (institute_id, outcome_id) references outcomes
);
create unique index one_current_row_a_question on appraisal_questions (institute_id, question_id) where ended_by_no is null;
create index appraisal_questions_of_programme on appraisal_questions (institute_id, programme_id) where ended_by_no is null;
call keep_apart_by_institute('appraisal_questions');
call open_to_auditor('appraisal_questions');
grant select, insert, update (ended_by_no) on appraisal_questions to relais_institute;
grant select on appraisal_questions to relais_auditor;

create table appraisal_answers (
  institute_id uuid not null,
  id uuid not null,
  question_id uuid not null,
  programme_id uuid not null,
  answer text not null constraint appraisal_answers_something check (answer <> ''),
  by_function text not null constraint appraisal_answer_has_an_author check (by_function <> ''),
  answered_on date not null,
  replaces_id uuid,
  correction_reason text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, programme_id) references programmes
);
create unique index one_current_answer_a_question on appraisal_answers (institute_id, question_id) where ended_by_no is null;
call keep_apart_by_institute('appraisal_answers');
call open_to_auditor('appraisal_answers');
grant select, insert, update (ended_by_no) on appraisal_answers to relais_institute;
grant select on appraisal_answers to relais_auditor;

-- A change of a decided programme that the donor consents to or is told of; the letter hangs on it as a document.
create table programme_amendments (
  institute_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  kind text not null constraint programme_amendment_known
    check (kind in ('new_outcome', 'new_country', 'new_partner', 'changed_outcome', 'other')),
  procedure text not null constraint amendment_procedure_known check (procedure in ('consent', 'notification')),
  requested_on date not null,
  what text not null constraint programme_amendment_says_what check (what <> ''),
  reason text not null constraint programme_amendment_says_why check (reason <> ''),
  reference text,
  -- What it changed, once that is there.
  outcome_id uuid,
  country text constraint programme_amendment_country_form check (country ~ '^[A-Z]{2}$'),
  partner_id uuid,
  version int not null default 1,
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, programme_id) references programmes,
  foreign key (institute_id, outcome_id) references outcomes,
  foreign key (institute_id, partner_id) references partnerships
);
create index programme_amendments_of_programme on programme_amendments (institute_id, programme_id);
call keep_apart_by_institute('programme_amendments');
call open_to_auditor('programme_amendments');
grant select, insert, update (kind, procedure, requested_on, what, reason, reference, outcome_id, country, partner_id, version)
  on programme_amendments to relais_institute;
grant select on programme_amendments to relais_auditor;

create table programme_amendment_answers (
  institute_id uuid not null,
  id uuid not null,
  amendment_id uuid not null,
  programme_id uuid not null,
  verdict text not null constraint amendment_verdict_known check (verdict in ('granted', 'refused', 'noted')),
  answered_on date not null,
  reference text,
  note text,
  replaces_id uuid,
  correction_reason text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, amendment_id) references programme_amendments,
  foreign key (institute_id, programme_id) references programmes
);
create unique index one_current_answer_an_amendment on programme_amendment_answers (institute_id, amendment_id) where ended_by_no is null;
call keep_apart_by_institute('programme_amendment_answers');
call open_to_auditor('programme_amendment_answers');
grant select, insert, update (ended_by_no) on programme_amendment_answers to relais_institute;
grant select on programme_amendment_answers to relais_auditor;
