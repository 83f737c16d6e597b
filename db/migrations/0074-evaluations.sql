-- Area reviews: evaluations of a programme or of one of its outcomes, and the steps from commission to publication.

create table evaluations (
  institute_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  -- Where it looks at one outcome only.
  outcome_id uuid,
  title text not null constraint evaluation_has_a_title check (title <> ''),
  kind text not null constraint evaluation_kind_known check (kind in ('mid-term', 'final', 'other')),
  -- An organisation or a function, never a person's name.
  evaluator text,
  is_external boolean not null,
  criteria text[] not null constraint evaluation_criteria_known
    check (criteria <@ array['relevance', 'coherence', 'effectiveness', 'efficiency', 'impact', 'sustainability']),
  from_on date not null,
  until_on date not null,
  version int not null default 1,
  entry_no bigint not null,
  primary key (institute_id, id),
  constraint evaluation_ends_after_it_begins check (until_on >= from_on),
  foreign key (institute_id, programme_id) references programmes,
  foreign key (institute_id, outcome_id) references outcomes
);
create index evaluations_of_programme on evaluations (institute_id, programme_id);
call keep_apart_by_institute('evaluations');
call open_to_auditor('evaluations');
grant select, insert, update (outcome_id, title, kind, evaluator, is_external, criteria, from_on, until_on, version)
  on evaluations to relais_institute;
grant select on evaluations to relais_auditor;

-- One current row an evaluation and step; a correction is a row.
create table evaluation_steps (
  institute_id uuid not null,
  id uuid not null,
  evaluation_id uuid not null,
  programme_id uuid not null,
  step text not null constraint evaluation_step_known check (step in ('commissioned', 'received', 'published')),
  on_day date not null,
  address text,
  withheld text,
  withheld_reason text,
  replaces_id uuid,
  correction_reason text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  constraint published_at_an_address check ((step = 'published') = (address is not null)),
  constraint withheld_for_a_public_reason check ((withheld is null) = (withheld_reason is null)),
  foreign key (institute_id, evaluation_id) references evaluations,
  foreign key (institute_id, programme_id) references programmes
);
create unique index one_step_of_a_kind on evaluation_steps (institute_id, evaluation_id, step) where ended_by_no is null;
call keep_apart_by_institute('evaluation_steps');
call open_to_auditor('evaluation_steps');
grant select, insert, update (ended_by_no) on evaluation_steps to relais_institute;
grant select on evaluation_steps to relais_auditor;
