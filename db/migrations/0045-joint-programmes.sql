-- Area joint: programmes that several organisations file together, and the blocks of figures that each releases to the others.

-- Kept by the lead. `tenants` are the institutes here that may read it and the blocks released into it.
create table joint_programmes (
  institute_id uuid not null,
  id uuid not null,
  reference text not null,
  title jsonb not null,
  from_on date not null,
  until_on date not null,
  currency text not null constraint joint_currency_form check (currency ~ '^[A-Z]{3}$'),
  tenants uuid[] not null,
  entry_no bigint not null,
  primary key (institute_id, id),
  constraint joint_reference_unique unique (institute_id, reference),
  constraint joint_has_its_lead check (institute_id = any (tenants)),
  constraint joint_ends_after_it_begins check (until_on >= from_on)
);
create table joint_outcomes (
  institute_id uuid not null,
  joint_id uuid not null,
  code text not null,
  title jsonb not null,
  position int not null default 0,
  entry_no bigint not null,
  primary key (institute_id, joint_id, code),
  foreign key (institute_id, joint_id) references joint_programmes
);
-- An institute that works here, or an organisation that does not and whose figures the lead enters.
create table co_applicants (
  institute_id uuid not null,
  id uuid not null,
  joint_id uuid not null,
  tenant_id uuid references institutes,
  name text not null constraint co_applicant_has_a_name check (name <> ''),
  from_on date not null,
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, joint_id) references joint_programmes,
  constraint co_applicant_name_unique unique (institute_id, joint_id, name)
);
create table co_applicant_leavings (
  institute_id uuid not null,
  co_applicant_id uuid not null,
  joint_id uuid not null,
  on_day date not null,
  reason text not null constraint leaving_says_why check (reason <> ''),
  entry_no bigint not null,
  primary key (institute_id, co_applicant_id),
  foreign key (institute_id, co_applicant_id) references co_applicants,
  foreign key (institute_id, joint_id) references joint_programmes
);
-- Which programme of an institute is its part of the joint one.
create table joint_parts (
  institute_id uuid not null,
  lead_id uuid not null,
  joint_id uuid not null,
  programme_id uuid not null,
  entry_no bigint not null,
  primary key (institute_id, joint_id),
  foreign key (lead_id, joint_id) references joint_programmes,
  foreign key (institute_id, programme_id) references programmes,
  constraint a_programme_is_one_part unique (institute_id, programme_id)
);
-- Budget and execution of an organisation that does not work here, as it told the lead.
create table organisation_amounts (
  institute_id uuid not null,
  id uuid not null,
  joint_id uuid not null,
  co_applicant_id uuid not null,
  block text not null constraint organisation_block_known check (block in ('operational', 'management', 'structure')),
  outcome_code text,
  budget_line text constraint organisation_line_known check (budget_line in ('a', 'b', 'c', 'd')),
  year int not null,
  budget_minor bigint not null,
  actual_minor bigint not null,
  source text not null constraint organisation_amount_has_a_source check (source <> ''),
  replaces_id uuid,
  correction_reason text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, joint_id) references joint_programmes,
  foreign key (institute_id, co_applicant_id) references co_applicants,
  foreign key (institute_id, joint_id, outcome_code) references joint_outcomes,
  constraint organisation_outcome_where_operational check ((block = 'operational') = (outcome_code is not null)),
  constraint organisation_line_where_operational check (block = 'operational' or budget_line is null)
);
create unique index one_amount_a_cell on organisation_amounts
  (institute_id, co_applicant_id, year, block, outcome_code, budget_line) nulls not distinct where ended_by_no is null;

-- What an organisation lets the others read: sums as of a day, frozen. A later release or a withdrawal ends it.
create table released_blocks (
  institute_id uuid not null references institutes,
  id uuid not null,
  lead_id uuid not null,
  joint_id uuid not null,
  co_applicant_id uuid not null,
  as_of_day date not null,
  as_of_no bigint not null,
  digest text not null constraint block_digest_form check (digest ~ '^[0-9a-f]{64}$'),
  -- Codes of own outcomes that are no part of the joint programme.
  left_out text[] not null default '{}',
  released_by_name text not null,
  at timestamptz not null default clock_timestamp(),
  replaces_id uuid,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (lead_id, joint_id) references joint_programmes,
  foreign key (lead_id, co_applicant_id) references co_applicants (institute_id, id)
);
create unique index one_standing_block on released_blocks (institute_id, co_applicant_id) where ended_by_no is null;
create table released_cells (
  institute_id uuid not null,
  block_id uuid not null,
  position int not null,
  block text not null constraint released_block_known check (block in ('operational', 'management', 'structure')),
  outcome_code text,
  budget_line text,
  year int not null,
  budget_minor bigint not null,
  actual_minor bigint not null,
  entry_no bigint not null,
  primary key (institute_id, block_id, position),
  foreign key (institute_id, block_id) references released_blocks
);
create table block_withdrawals (
  institute_id uuid not null,
  block_id uuid not null,
  reason text not null constraint block_withdrawal_says_why check (reason <> ''),
  withdrawn_by_name text not null,
  at timestamptz not null default clock_timestamp(),
  entry_no bigint not null,
  primary key (institute_id, block_id),
  foreign key (institute_id, block_id) references released_blocks
);

do $$
declare name text;
begin
  foreach name in array array['joint_programmes', 'joint_outcomes', 'co_applicants', 'co_applicant_leavings', 'joint_parts',
    'organisation_amounts', 'released_blocks', 'released_cells', 'block_withdrawals'] loop
    execute format('call keep_apart_by_institute(%L)', name);
    execute format('grant select, insert on %I to relais_institute', name);
  end loop;
end $$;
grant update (tenants) on joint_programmes to relais_institute;
grant update (ended_by_no) on organisation_amounts, released_blocks to relais_institute;

-- The other institutes of a joint programme read what it is, who is in it, and the blocks that stand as released: nothing else.
create policy co_applicants_read on joint_programmes for select to relais_institute
  using (tenants && nullif(current_setting('relais.institutes', true), '')::uuid[]);
create policy co_applicants_read on joint_outcomes for select to relais_institute
  using (exists (select from joint_programmes j where (j.institute_id, j.id) = (joint_outcomes.institute_id, joint_outcomes.joint_id)));
create policy co_applicants_read on co_applicants for select to relais_institute
  using (exists (select from joint_programmes j where (j.institute_id, j.id) = (co_applicants.institute_id, co_applicants.joint_id)));
create policy co_applicants_read on co_applicant_leavings for select to relais_institute
  using (exists (select from joint_programmes j
    where (j.institute_id, j.id) = (co_applicant_leavings.institute_id, co_applicant_leavings.joint_id)));
create policy co_applicants_read on released_blocks for select to relais_institute
  using (ended_by_no is null
    and exists (select from joint_programmes j where (j.institute_id, j.id) = (released_blocks.lead_id, released_blocks.joint_id)));
create policy co_applicants_read on released_cells for select to relais_institute
  using (exists (select from released_blocks b
    where (b.institute_id, b.id) = (released_cells.institute_id, released_cells.block_id) and b.ended_by_no is null));
-- Only who is in a joint programme releases its own block into it (the lead those of organisations that do not work here),
-- or calls a programme its part.
create policy only_co_applicants_release on released_blocks as restrictive for insert to relais_institute
  with check (exists (select from joint_programmes j
    join co_applicants c on (c.institute_id, c.joint_id) = (j.institute_id, j.id)
    where (j.institute_id, j.id) = (released_blocks.lead_id, released_blocks.joint_id)
      and released_blocks.institute_id = any (j.tenants) and c.id = released_blocks.co_applicant_id
      and released_blocks.institute_id = coalesce(c.tenant_id, j.institute_id)));
create policy only_co_applicants_take_part on joint_parts as restrictive for insert to relais_institute
  with check (exists (select from joint_programmes j
    where (j.institute_id, j.id) = (lead_id, joint_id) and joint_parts.institute_id = any (j.tenants)));

alter table sheet_imports drop constraint sheet_kind_known;
alter table sheet_imports add constraint sheet_kind_known
  check (kind in ('budget', 'expenses', 'cash-book', 'opening-balances', 'joint-block'));
