-- Area programmes: joint strategic frameworks and what is contributed to their targets, dialogues with the donor and what
-- was promised there, and why an outcome bears a marker.

create table strategic_frameworks (
  institute_id uuid not null references institutes,
  id uuid not null,
  name jsonb not null,
  kind text not null constraint framework_kind_known check (kind in ('decent_work', 'thematic', 'geographic')),
  -- The reference organisation that leads it.
  lead text,
  from_on date not null,
  until_on date not null,
  version int not null default 1,
  entry_no bigint not null,
  primary key (institute_id, id),
  constraint framework_ends_after_it_begins check (until_on >= from_on)
);
call keep_apart_by_institute('strategic_frameworks');
call open_to_auditor('strategic_frameworks');
grant select, insert, update (name, kind, lead, from_on, until_on, version) on strategic_frameworks to relais_institute;
grant select on strategic_frameworks to relais_auditor;

create table framework_targets (
  institute_id uuid not null,
  id uuid not null,
  framework_id uuid not null,
  code text not null,
  title jsonb not null,
  version int not null default 1,
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, framework_id) references strategic_frameworks,
  constraint target_code_unique_in_framework unique (institute_id, framework_id, code)
);
call keep_apart_by_institute('framework_targets');
call open_to_auditor('framework_targets');
grant select, insert, update (code, title, version) on framework_targets to relais_institute;
grant select on framework_targets to relais_auditor;

-- What a programme, or one of its outcomes, contributes to a strategic target.
create table framework_contributions (
  institute_id uuid not null,
  id uuid not null,
  target_id uuid not null,
  programme_id uuid not null,
  outcome_id uuid,
  text jsonb not null,
  version int not null default 1,
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, target_id) references framework_targets,
  foreign key (institute_id, programme_id) references programmes,
  foreign key (institute_id, outcome_id) references outcomes
);
create unique index contribution_said_once on framework_contributions (institute_id, target_id, programme_id, outcome_id) nulls not distinct;
call keep_apart_by_institute('framework_contributions');
call open_to_auditor('framework_contributions');
grant select, insert, update (text, version) on framework_contributions to relais_institute;
grant select on framework_contributions to relais_auditor;

-- Strategic: of a framework, with the donor and the others in it. Institutional: of the institute, with the donor.
create table donor_dialogues (
  institute_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  kind text not null constraint donor_dialogue_known check (kind in ('strategic', 'institutional')),
  framework_id uuid,
  held_on date not null,
  -- Organisations, organs and functions, never names.
  participants text not null constraint donor_dialogue_has_participants check (participants <> ''),
  summary text not null constraint donor_dialogue_has_a_summary check (summary <> ''),
  version int not null default 1,
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, programme_id) references programmes,
  foreign key (institute_id, framework_id) references strategic_frameworks,
  constraint a_strategic_dialogue_is_of_a_framework check ((kind = 'strategic') = (framework_id is not null))
);
create index donor_dialogues_of_programme on donor_dialogues (institute_id, programme_id);
call keep_apart_by_institute('donor_dialogues');
call open_to_auditor('donor_dialogues');
grant select, insert, update (kind, framework_id, held_on, participants, summary, version) on donor_dialogues to relais_institute;
grant select on donor_dialogues to relais_auditor;

create table dialogue_commitments (
  institute_id uuid not null,
  id uuid not null,
  dialogue_id uuid not null,
  what text not null constraint commitment_says_what check (what <> ''),
  by_function text not null constraint commitment_is_someones check (by_function <> ''),
  due_on date not null,
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, dialogue_id) references donor_dialogues
);
create index dialogue_commitments_of_dialogue on dialogue_commitments (institute_id, dialogue_id);
call keep_apart_by_institute('dialogue_commitments');
call open_to_auditor('dialogue_commitments');
grant select, insert on dialogue_commitments to relais_institute;
grant select on dialogue_commitments to relais_auditor;

create table commitment_follow_ups (
  institute_id uuid not null,
  id uuid not null,
  commitment_id uuid not null,
  state text not null constraint commitment_state_known check (state in ('done', 'dropped', 'open')),
  on_day date not null,
  note text not null constraint commitment_follow_up_says_something check (note <> ''),
  replaces_id uuid,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, commitment_id) references dialogue_commitments
);
create unique index one_current_state_a_commitment on commitment_follow_ups (institute_id, commitment_id) where ended_by_no is null;
call keep_apart_by_institute('commitment_follow_ups');
call open_to_auditor('commitment_follow_ups');
grant select, insert, update (ended_by_no) on commitment_follow_ups to relais_institute;
grant select on commitment_follow_ups to relais_auditor;

-- Why an outcome bears a marker with that weight, and which function said so; the marker itself is a classification.
create table marker_reasons (
  institute_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  outcome_id uuid not null,
  code text not null,
  significance text not null constraint marker_significance_known check (significance in ('0', '1', '2')),
  reason jsonb not null,
  scored_by text not null constraint marker_is_scored_by_someone check (scored_by <> ''),
  scored_on date not null,
  replaces_id uuid,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, programme_id) references programmes,
  foreign key (institute_id, outcome_id) references outcomes
);
create unique index one_current_reason_a_marker on marker_reasons (institute_id, outcome_id, code) where ended_by_no is null;
call keep_apart_by_institute('marker_reasons');
call open_to_auditor('marker_reasons');
grant select, insert, update (ended_by_no) on marker_reasons to relais_institute;
grant select on marker_reasons to relais_auditor;
