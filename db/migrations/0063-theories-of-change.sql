-- Area programmes: what a theory of change says beyond outcomes and outputs, which stay where they are.

-- Impact aimed at, assumptions, actors. Of an outcome: between its outputs and itself; of none: above the outcomes.
create table theory_statements (
  institute_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  outcome_id uuid,
  kind text not null constraint theory_statement_known check (kind in ('impact', 'assumption', 'actor')),
  text jsonb not null,
  position int not null default 0,
  version int not null default 1,
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, programme_id) references programmes,
  foreign key (institute_id, outcome_id) references outcomes,
  constraint an_impact_is_of_the_programme check (kind <> 'impact' or outcome_id is null)
);
create index theory_statements_of_programme on theory_statements (institute_id, programme_id);
call keep_apart_by_institute('theory_statements');
call open_to_partner_for_reading('theory_statements');
call open_to_auditor('theory_statements');
grant select, insert, update (text, position, version), delete on theory_statements to relais_institute;
grant select on theory_statements to relais_partner, relais_auditor;

-- A cause that the order of outputs, outcomes and impact does not show by itself.
create table causal_links (
  institute_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  from_outcome_id uuid,
  from_output_id uuid,
  to_outcome_id uuid,
  to_output_id uuid,
  to_statement_id uuid,
  reason jsonb not null default '{}',
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, programme_id) references programmes,
  foreign key (institute_id, from_outcome_id) references outcomes,
  foreign key (institute_id, from_output_id) references outputs,
  foreign key (institute_id, to_outcome_id) references outcomes,
  foreign key (institute_id, to_output_id) references outputs,
  foreign key (institute_id, to_statement_id) references theory_statements,
  constraint a_link_begins_once check (num_nonnulls(from_outcome_id, from_output_id) = 1),
  constraint a_link_ends_once check (num_nonnulls(to_outcome_id, to_output_id, to_statement_id) = 1)
);
create unique index causal_link_said_once on causal_links
  (institute_id, from_outcome_id, from_output_id, to_outcome_id, to_output_id, to_statement_id) nulls not distinct;
create index causal_links_of_programme on causal_links (institute_id, programme_id);
call keep_apart_by_institute('causal_links');
call open_to_partner_for_reading('causal_links');
call open_to_auditor('causal_links');
grant select, insert, delete on causal_links to relais_institute;
grant select on causal_links to relais_partner, relais_auditor;
