-- Area publishing: whom a publication does not name. What is withheld is of one partner, of all partners of one outcome, or of one
-- partner in one outcome. A protection is never changed: a stricter one, or one that two people agreed to lower, takes its place.
create table protections (
  institute_id uuid not null references institutes,
  id uuid not null,
  organisation_id uuid,
  outcome_id uuid,
  degree text not null constraint protection_degree_known check (degree in ('unnamed', 'country_withheld', 'folded')),
  -- What the policy of exclusions sums up; the reason stays in the house.
  ground text not null constraint protection_ground_known check (ground in ('security', 'partner_asked', 'privacy', 'law')),
  reason text not null constraint protection_has_a_reason check (reason <> ''),
  kept_by_name text not null,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, organisation_id) references organisations,
  foreign key (institute_id, outcome_id) references outcomes,
  constraint protection_is_of_a_partner_or_an_outcome check (num_nonnulls(organisation_id, outcome_id) > 0)
);
create unique index protection_stands_once on protections (institute_id, organisation_id, outcome_id) nulls not distinct
  where ended_by_no is null;

-- Lowering takes two: one asks, another agrees or does not.
create table protection_lowerings (
  institute_id uuid not null references institutes,
  id uuid not null,
  protection_id uuid not null,
  degree text not null constraint lowered_degree_known check (degree in ('open', 'unnamed', 'country_withheld')),
  reason text not null constraint lowering_has_a_reason check (reason <> ''),
  asked_by_user uuid not null,
  asked_by_name text not null,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, protection_id) references protections
);
create unique index a_protection_is_asked_about_once on protection_lowerings (institute_id, protection_id)
  where ended_by_no is null;

call keep_apart_by_institute('protections');
call keep_apart_by_institute('protection_lowerings');
-- Neither partners, nor controls, nor the donor are told whom the institute protects, or from what.
grant select, insert, update (ended_by_no) on protections, protection_lowerings to relais_institute;
