-- Area partners: amendments of signed agreements. What was signed stands; a signed amendment moves its end or its amount.

create table agreement_amendments (
  institute_id uuid not null,
  id uuid not null,
  agreement_id uuid not null,
  partnership_id uuid not null,
  -- Null: stays as it was.
  until_on date,
  amount_minor bigint constraint amended_amount_not_negative check (amount_minor >= 0),
  reason text not null constraint amendment_has_a_reason check (reason <> ''),
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, agreement_id) references agreements,
  foreign key (institute_id, partnership_id) references partnerships,
  constraint amendment_changes_something check (until_on is not null or amount_minor is not null)
);
create index amendments_of_agreement on agreement_amendments (institute_id, agreement_id);
call keep_apart_by_institute('agreement_amendments');
call open_to_partner('agreement_amendments');
call open_to_auditor('agreement_amendments');
grant select, insert on agreement_amendments to relais_institute;
grant select on agreement_amendments to relais_partner, relais_auditor;

-- An amendment without a row here is a draft and changes nothing.
create table amendment_signings (
  institute_id uuid not null,
  amendment_id uuid not null,
  partnership_id uuid not null,
  signed_on date not null,
  signed_by uuid not null,
  signed_by_name text not null,
  -- A function or an organ, as on the agreement itself.
  signed_for_partner_by text not null,
  entry_no bigint not null,
  primary key (institute_id, amendment_id),
  foreign key (institute_id, amendment_id) references agreement_amendments
);
call keep_apart_by_institute('amendment_signings');
call open_to_partner('amendment_signings');
call open_to_auditor('amendment_signings');
grant select, insert on amendment_signings to relais_institute;
grant select on amendment_signings to relais_partner, relais_auditor;
