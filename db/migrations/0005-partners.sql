-- Area partners: organisations, identifiers, dated affiliations, partnerships and agreements, support history.

create table organisations (
  institute_id uuid not null references institutes,
  id uuid not null constraint organisation_id_unique unique,
  kind text not null,
  name text not null constraint organisation_has_a_name check (name <> ''),
  names jsonb not null default '{}',
  acronym text,
  country text constraint organisation_country_form check (country ~ '^[A-Z]{2}$'),
  iati_type text,
  visibility text not null default 'own' constraint organisation_visibility_known check (visibility in ('own', 'shared')),
  version int not null default 1,
  entry_no bigint not null,
  primary key (institute_id, id),
  constraint organisation_kind_known check (kind in ('national_union', 'confederation', 'sector_federation', 'union_platform',
    'regional_body', 'continental_body', 'global_union', 'world_confederation', 'sister_ngo', 'belgian_affiliate', 'institute', 'donor',
    'public_authority', 'company', 'research', 'other'))
);
create index organisations_by_name on organisations (institute_id, name, id);
call keep_apart_by_institute('organisations');
create policy shared_with_all on organisations for select to relais_institute using (visibility = 'shared');
create policy partner_reads on organisations for select to relais_partner
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[]) and visibility = 'shared');
call open_to_auditor('organisations');
grant select, insert, update (name, names, acronym, country, kind, iati_type, visibility, version) on organisations to relais_institute;
grant select on organisations to relais_partner, relais_auditor;

create table organisation_identifiers (
  institute_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  scheme text not null,
  value text not null constraint identifier_has_no_blanks_around check (value = btrim(value) and value <> ''),
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, organisation_id) references organisations
);
create unique index an_identifier_names_one_organisation on organisation_identifiers (institute_id, scheme, value)
  where ended_by_no is null;
create index organisation_identifiers_of_organisation on organisation_identifiers (institute_id, organisation_id);
call keep_apart_by_institute('organisation_identifiers');
call open_to_auditor('organisation_identifiers');
grant select, insert, update (ended_by_no) on organisation_identifiers to relais_institute;
grant select on organisation_identifiers to relais_partner, relais_auditor;

create table affiliations (
  institute_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  body_id uuid not null,
  from_on date not null,
  until_on date,
  source text not null constraint affiliation_has_a_source check (source <> ''),
  replaces_id uuid,
  correction_reason text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, member_id) references organisations,
  foreign key (institute_id, body_id) references organisations,
  constraint nobody_is_its_own_member check (member_id <> body_id),
  constraint affiliation_ends_after_it_begins check (until_on >= from_on)
);
create index affiliations_of_body on affiliations (institute_id, body_id) where ended_by_no is null;
create index affiliations_of_member on affiliations (institute_id, member_id) where ended_by_no is null;
call keep_apart_by_institute('affiliations');
call open_to_auditor('affiliations');
grant select, insert, update (ended_by_no) on affiliations to relais_institute;
grant select on affiliations to relais_partner, relais_auditor;

create table partnerships (
  institute_id uuid not null references institutes,
  id uuid not null,
  organisation_id uuid not null,
  from_on date not null,
  until_on date,
  version int not null default 1,
  entry_no bigint not null,
  partnership_id uuid generated always as (id) stored,
  primary key (institute_id, id),
  foreign key (institute_id, organisation_id) references organisations,
  constraint partnership_ends_after_it_begins check (until_on >= from_on)
);
create unique index one_partnership_an_organisation on partnerships (institute_id, organisation_id);
call keep_apart_by_institute('partnerships');
call open_to_partner('partnerships');
call open_to_auditor('partnerships');
grant select, insert, update (from_on, until_on, version) on partnerships to relais_institute;
grant select on partnerships to relais_partner, relais_auditor;
-- A partner reads the organisation that it is, what it is a member of, and its identifiers.
create policy partner_reads_itself on organisations for select to relais_partner
  using (exists (select from partnerships p where p.institute_id = organisations.institute_id and p.organisation_id = organisations.id));
create policy partner_reads_its_own on organisation_identifiers for select to relais_partner
  using (exists (select from partnerships p where p.institute_id = organisation_identifiers.institute_id and p.organisation_id = organisation_identifiers.organisation_id));
create policy partner_reads_its_own on affiliations for select to relais_partner
  using (exists (select from partnerships p where p.institute_id = affiliations.institute_id and p.organisation_id = affiliations.member_id));
create policy partner_reads_its_bodies on organisations for select to relais_partner
  using (exists (select from affiliations a where a.institute_id = organisations.institute_id and a.body_id = organisations.id and a.ended_by_no is null));
alter table memberships add constraint membership_of_a_partnership
  foreign key (institute_id, partnership_id) references partnerships;

create table agreements (
  institute_id uuid not null,
  id uuid not null,
  partnership_id uuid not null,
  kind text not null constraint agreement_kind_known check (kind in ('partnership', 'collaboration')),
  reference text not null constraint agreement_has_a_reference check (reference <> ''),
  from_on date not null,
  until_on date not null,
  amount_minor bigint constraint agreement_amount_not_negative check (amount_minor >= 0),
  currency text not null constraint agreement_currency_form check (currency ~ '^[A-Z]{3}$'),
  version int not null default 1,
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, partnership_id) references partnerships,
  constraint agreement_reference_unique unique (institute_id, reference),
  constraint agreement_ends_after_it_begins check (until_on >= from_on)
);
call keep_apart_by_institute('agreements');
call open_to_partner('agreements');
call open_to_auditor('agreements');
grant select, insert, update (kind, reference, from_on, until_on, amount_minor, currency, version) on agreements to relais_institute;
grant select on agreements to relais_partner, relais_auditor;

-- An agreement without a row here is a draft: no money under it can be charged.
create table agreement_signings (
  institute_id uuid not null,
  agreement_id uuid not null,
  partnership_id uuid not null,
  signed_on date not null,
  signed_by uuid not null,
  signed_by_name text not null,
  -- Who signed for the partner, as the agreement says (an organ or a function, never needed as a name).
  signed_for_partner_by text not null,
  entry_no bigint not null,
  primary key (institute_id, agreement_id),
  foreign key (institute_id, agreement_id) references agreements
);
call keep_apart_by_institute('agreement_signings');
call open_to_partner('agreement_signings');
call open_to_auditor('agreement_signings');
grant select, insert on agreement_signings to relais_institute;
grant select on agreement_signings to relais_partner, relais_auditor;

create table supports (
  institute_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  from_on date not null,
  until_on date,
  programme text not null constraint support_names_its_programme check (programme <> ''),
  source text not null constraint support_has_a_source check (source <> ''),
  -- Null: this institute's own support. Another giver is kept because aim O3 counts only the own.
  given_by text,
  replaces_id uuid,
  correction_reason text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, organisation_id) references organisations,
  constraint support_ends_after_it_begins check (until_on >= from_on)
);
create index supports_of_organisation on supports (institute_id, organisation_id) where ended_by_no is null;
call keep_apart_by_institute('supports');
call open_to_auditor('supports');
grant select, insert, update (ended_by_no) on supports to relais_institute;
grant select on supports to relais_partner, relais_auditor;
create policy partner_reads_its_own on supports for select to relais_partner
  using (exists (select from partnerships p where p.institute_id = supports.institute_id and p.organisation_id = supports.organisation_id));
