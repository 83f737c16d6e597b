-- Area finance: shifts of the budget, what is to be moved between its cells and why, and every step to a new version.
-- Shifts of the budget: what is to be moved between its cells and why, and every step on the way to a new version.
create table budget_shifts (
  institute_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  number int not null,
  -- Extra: an indexation or an extra envelope, which brings money by a decree; a move brings none.
  kind text not null constraint shift_kind_known check (kind in ('move', 'extra')),
  asked_on date not null,
  asked_by uuid not null,
  reason text not null constraint shift_has_a_reason check (reason <> ''),
  decree text,
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, programme_id) references programmes,
  constraint shift_number_unique unique (institute_id, programme_id, number)
);
create table budget_shift_moves (
  institute_id uuid not null,
  id uuid not null,
  shift_id uuid not null,
  position int not null,
  -- Null: the money comes by the decree.
  from_amount_id uuid,
  -- The cell that receives, whether the budget has it already or not.
  outcome_id uuid,
  partnership_id uuid,
  block text not null constraint shift_block_known check (block in ('operational', 'management', 'structure')),
  budget_line text constraint shift_line_known check (budget_line in ('a', 'b', 'c', 'd')),
  heading text constraint shift_heading_known check (heading in ('investment', 'running', 'personnel', 'evaluation', 'other')),
  item text not null default '',
  from_on date not null,
  until_on date not null,
  amount_minor bigint not null constraint shift_amount_positive check (amount_minor > 0),
  currency text not null constraint shift_currency_form check (currency ~ '^[A-Z]{3}$'),
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, shift_id) references budget_shifts,
  foreign key (institute_id, from_amount_id) references budget_amounts,
  foreign key (institute_id, outcome_id) references outcomes,
  foreign key (institute_id, partnership_id) references partnerships,
  constraint shift_move_position_unique unique (institute_id, shift_id, position)
);
create table budget_shift_steps (
  institute_id uuid not null,
  id uuid not null,
  shift_id uuid not null,
  step text not null constraint shift_step_known check (step in
    ('consented', 'declined', 'sent', 'agreed', 'refused', 'applied', 'withdrawn')),
  on_day date not null,
  by_user uuid not null,
  reference text,
  note text,
  -- The version of the budget that an applied shift opened.
  budget_version_id uuid,
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, shift_id) references budget_shifts,
  foreign key (institute_id, budget_version_id) references budget_versions,
  constraint shift_step_once unique (institute_id, shift_id, step),
  constraint applied_opens_a_version check ((step = 'applied') = (budget_version_id is not null))
);

do $$
declare name text;
begin
  foreach name in array array['budget_shifts', 'budget_shift_moves', 'budget_shift_steps'] loop
    execute format('call keep_apart_by_institute(%L)', name);
    execute format('grant select, insert on %I to relais_institute', name);
    execute format('grant select on %I to relais_auditor', name);
  end loop;
end $$;
call open_to_auditor('budget_shifts');
call open_to_auditor('budget_shift_steps');
call open_to_auditor_in_scope('budget_shift_moves', 'extract(year from from_on)::int');
