-- Folder queue: what is to be done after a write has been committed, put down in the same transaction.

create table jobs (
  institute_id uuid not null references institutes,
  id uuid not null,
  name text not null constraint job_name_form check (name ~ '^[a-z][a-z-]{1,40}$'),
  -- Ids and days only: what is said to whom is read when the job runs.
  payload jsonb not null,
  -- Of the command that asked for it.
  entry_no bigint not null,
  due_at timestamptz not null default clock_timestamp(),
  tries int not null default 0,
  done_at timestamptz,
  given_up_at timestamptz,
  -- The code of the last failure; never its text, which may hold an address or a password.
  problem text,
  primary key (institute_id, id),
  constraint a_job_ends_once check (done_at is null or given_up_at is null)
);
create index jobs_to_do on jobs (institute_id, due_at) where done_at is null and given_up_at is null;
call keep_apart_by_institute('jobs');
grant select, insert, update (due_at, tries, done_at, given_up_at, problem) on jobs to relais_institute;
