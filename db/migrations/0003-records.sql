-- Area records: what hangs on anything (subject = kind + id): documents, comments, derogations.

create table documents (
  institute_id uuid not null references institutes,
  id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  partnership_id uuid,
  title text not null constraint document_has_a_title check (title <> ''),
  -- Ordinary, a list of persons (stays at the partner), or pay: the last two are for finance and audit only.
  class text not null constraint document_class_known check (class in ('ordinary', 'list_of_persons', 'pay')),
  file_name text,
  media_type text,
  size_bytes bigint constraint document_at_most_20_mb check (size_bytes between 0 and 20971520),
  sha256 text constraint sha256_form check (sha256 ~ '^[0-9a-f]{64}$'),
  -- A list that stays where the people are: how many, where, who keeps it; its hash may still be kept here.
  head_count int constraint head_count_not_negative check (head_count >= 0),
  sum_minor bigint constraint list_sum_not_negative check (sum_minor >= 0),
  sum_currency text constraint list_sum_currency_form check (sum_currency ~ '^[A-Z]{3}$'),
  kept_at text,
  keeper text,
  added_by_name text not null,
  entered_on_behalf text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  constraint a_document_is_stored_or_kept_elsewhere check ((file_name is not null and sha256 is not null) or kept_at is not null),
  constraint a_sum_has_a_currency check ((sum_minor is null) = (sum_currency is null))
);
create index documents_of_subject on documents (institute_id, subject_kind, subject_id) where ended_by_no is null;
call keep_apart_by_institute('documents');
call open_to_partner('documents');
call open_to_auditor('documents');
grant select, insert, update (ended_by_no) on documents to relais_institute;
grant select, insert on documents to relais_partner;
grant select on documents to relais_auditor;

create table comments (
  institute_id uuid not null references institutes,
  id uuid not null,
  subject_kind text not null,
  subject_id uuid not null,
  partnership_id uuid,
  text text not null constraint comment_is_not_empty check (text <> ''),
  author_membership_id uuid not null,
  author_name text not null,
  at timestamptz not null default clock_timestamp(),
  entry_no bigint not null,
  primary key (institute_id, id)
);
create index comments_of_subject on comments (institute_id, subject_kind, subject_id);
call keep_apart_by_institute('comments');
call open_to_partner('comments');
call open_to_auditor('comments');
grant select, insert on comments to relais_institute, relais_partner;
grant select on comments to relais_auditor;

create table derogations (
  institute_id uuid not null references institutes,
  id uuid not null,
  rule_id text not null,
  subject_kind text not null,
  subject_id uuid not null,
  origin text not null constraint derogation_origin_known check (origin in ('donor', 'institute')),
  reason text not null constraint derogation_has_a_reason check (reason <> ''),
  from_on date not null,
  until_on date not null,
  asked_by uuid not null,
  asked_by_name text not null,
  entry_no bigint not null,
  primary key (institute_id, id),
  constraint derogation_ends_after_it_begins check (until_on >= from_on)
);
create index derogations_of_subject on derogations (institute_id, subject_kind, subject_id, rule_id);
-- A decision is a row of its own: granted or refused, by whom and why; a withdrawal is another.
create table derogation_decisions (
  institute_id uuid not null,
  id uuid not null,
  derogation_id uuid not null,
  decision text not null constraint derogation_decision_known check (decision in ('granted', 'refused', 'withdrawn')),
  reason text not null,
  -- The donor's own decision is a letter: its reference, and the letter itself.
  letter_reference text,
  letter_id uuid,
  decided_on date not null,
  decided_by uuid not null,
  decided_by_name text not null,
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, derogation_id) references derogations,
  foreign key (institute_id, letter_id) references documents,
  constraint a_derogation_is_decided_once unique (institute_id, derogation_id, decision),
  constraint a_letter_has_a_reference check (letter_id is null or letter_reference is not null)
);
call keep_apart_by_institute('derogations');
call keep_apart_by_institute('derogation_decisions');
call open_to_auditor('derogations');
call open_to_auditor('derogation_decisions');
grant select, insert on derogations, derogation_decisions to relais_institute;
grant select on derogations, derogation_decisions to relais_auditor;
-- A partner is told by the checks that a derogation stands and until when; the reasons are between institute and donor.
call open_to_partner_for_reading('derogations');
call open_to_partner_for_reading('derogation_decisions');
grant select (institute_id, id, rule_id, subject_kind, subject_id, from_on, until_on) on derogations to relais_partner;
grant select (institute_id, derogation_id, decision) on derogation_decisions to relais_partner;
