-- Area finance: the final settlement of a programme, as the director decided it, and what the annual accounts of a year say.

create table programme_settlements (
  institute_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  -- A later decision stands beside the earlier ones: the newest holds.
  edition int not null,
  -- Canonical JSON of the figures that were decided on, and the digest of exactly these bytes.
  content text not null,
  sha256 text not null constraint settlement_digest_form check (sha256 ~ '^[0-9a-f]{64}$'),
  decided_on date not null,
  reference text,
  reason text not null constraint settlement_says_why check (reason <> ''),
  decided_by uuid not null,
  decided_by_name text not null,
  at timestamptz not null default clock_timestamp(),
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, programme_id) references programmes,
  constraint a_settlement_is_decided_once unique (institute_id, programme_id, edition)
);
call keep_apart_by_institute('programme_settlements');
grant select, insert on programme_settlements to relais_institute;

create table account_facts (
  institute_id uuid not null,
  id uuid not null,
  programme_id uuid not null,
  year int not null,
  report_filed_on date,
  assembly_on date,
  accounts_sent_on date,
  solvency numeric,
  liquidity numeric,
  replaces_id uuid,
  entered_by_name text not null,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, programme_id) references programmes
);
create unique index one_current_row_of_account_facts on account_facts (institute_id, programme_id, year)
  where ended_by_no is null;
call keep_apart_by_institute('account_facts');
grant select, insert, update (ended_by_no) on account_facts to relais_institute;
