-- Area finance: who recovers VAT, posts that are charged with their time shares, attestations added up by year.

-- From which day the institute (no partnership) or a partner recovers VAT, or no longer does; the latest word on a day holds.
create table vat_standings (
  institute_id uuid not null references institutes,
  id uuid not null,
  partnership_id uuid,
  recovers boolean not null,
  from_on date not null,
  reason text not null constraint vat_standing_says_why check (reason <> ''),
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, partnership_id) references partnerships
);
create index vat_standings_of_entity on vat_standings (institute_id, partnership_id, from_on);
call keep_apart_by_institute('vat_standings');
call open_to_partner('vat_standings');
call open_to_auditor('vat_standings');
grant select, insert on vat_standings to relais_institute;
grant select on vat_standings to relais_partner, relais_auditor;

-- A function that is charged, never a person; the contract hangs on it as a document. `post_id` stays through corrections.
create table posts (
  institute_id uuid not null references institutes,
  id uuid not null,
  post_id uuid not null,
  -- Null: a post of the institute itself.
  partnership_id uuid,
  post text not null constraint post_has_a_name check (post <> ''),
  full_time_equivalent numeric not null constraint post_is_of_some_size check (full_time_equivalent > 0 and full_time_equivalent <= 20),
  from_on date not null,
  until_on date,
  replaces_id uuid,
  correction_reason text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, partnership_id) references partnerships,
  constraint post_ends_after_it_begins check (until_on >= from_on)
);
create unique index one_current_row_a_post on posts (institute_id, post_id) where ended_by_no is null;
call keep_apart_by_institute('posts');
call open_to_partner('posts');
grant select, insert, update (ended_by_no) on posts to relais_institute, relais_partner;

-- Which part of the post's time a funder bears, in a month or a longer time, with the time sheet that says so.
create table post_shares (
  institute_id uuid not null references institutes,
  id uuid not null,
  post_id uuid not null,
  partnership_id uuid,
  from_on date not null,
  until_on date not null,
  funder text not null constraint post_share_funder_known
    check (funder in ('institute', 'partner', 'other_institute', 'other_donor', 'employer_or_state')),
  share_percent int not null constraint post_share_possible check (share_percent between 1 and 100),
  source text not null constraint post_share_has_a_source check (source <> ''),
  replaces_id uuid,
  correction_reason text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, post_id) references posts,
  foreign key (institute_id, partnership_id) references partnerships,
  constraint post_share_ends_after_it_begins check (until_on >= from_on)
);
create index post_shares_of_post on post_shares (institute_id, post_id, from_on) where ended_by_no is null;
call keep_apart_by_institute('post_shares');
call open_to_partner('post_shares');
grant select, insert, update (ended_by_no) on post_shares to relais_institute, relais_partner;

alter table expenses
  -- Of the amount, the part that is VAT; null: none, or not said.
  add column vat_minor bigint constraint vat_amount_positive check (vat_minor > 0),
  add column post_id uuid,
  add constraint expense_of_a_known_post foreign key (institute_id, post_id) references posts;
create index expenses_of_post on expenses (institute_id, post_id) where post_id is not null;
create index expenses_attested on expenses (institute_id, partnership_id) where voucher_state = 'attested';

-- An auditor sees the posts that are charged by expenses under control, and their shares.
create policy auditor_in_scope on posts for select to relais_auditor using (
  institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
  and exists (select from expenses e where e.institute_id = posts.institute_id and e.post_id = posts.post_id));
create policy auditor_in_scope on post_shares for select to relais_auditor using (
  institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
  and exists (select from posts p where p.institute_id = post_shares.institute_id and p.post_id = post_shares.post_id));
grant select on posts, post_shares to relais_auditor;
