-- Area finance: what a version of the budget carried from a year to the next, and from which version on the budget is
-- without what was given up for good.

-- The money was there to be spent in the year it was carried from: a balance at the end of that year counts it.
create table budget_carry_overs (
  institute_id uuid not null,
  budget_version_id uuid not null,
  programme_id uuid not null,
  from_year int not null,
  amount_minor bigint not null constraint carried_positive check (amount_minor > 0),
  currency text not null constraint carried_currency_form check (currency ~ '^[A-Z]{3}$'),
  entry_no bigint not null,
  primary key (institute_id, budget_version_id),
  foreign key (institute_id, budget_version_id) references budget_versions,
  foreign key (institute_id, programme_id) references programmes
);
create index budget_carry_overs_of_programme on budget_carry_overs (institute_id, programme_id, from_year);

create table budgeted_cuts (
  institute_id uuid not null,
  cut_id uuid not null,
  -- This one and every later version are without it.
  budget_version_id uuid not null,
  entry_no bigint not null,
  primary key (institute_id, cut_id),
  foreign key (institute_id, cut_id) references subsidy_cuts,
  foreign key (institute_id, budget_version_id) references budget_versions
);

do $$
declare name text;
begin
  foreach name in array array['budget_carry_overs', 'budgeted_cuts'] loop
    execute format('call keep_apart_by_institute(%L)', name);
    execute format('call open_to_auditor(%L)', name);
    execute format('grant select, insert on %I to relais_institute', name);
    execute format('grant select on %I to relais_auditor', name);
  end loop;
end $$;

-- Versions that carried over before this was written down: their note names the years, the sums of both say how much.
insert into budget_carry_overs (institute_id, budget_version_id, programme_id, from_year, amount_minor, currency, entry_no)
select v.institute_id, v.id, v.programme_id, y.year, m.minor, p.currency, v.entry_no
  from budget_versions v
  join programmes p on p.institute_id = v.institute_id and p.id = v.programme_id
  join budget_versions b on b.institute_id = v.institute_id and b.programme_id = v.programme_id and b.edition = v.edition - 1
  cross join lateral (select substring(v.note from ' · (\d{4}) → \d{4}$')::int as year) y
  cross join lateral (
    select sum(case when a.budget_version_id = b.id then a.amount_minor else -a.amount_minor end)::bigint as minor
      from budget_amounts a
     where a.institute_id = v.institute_id and a.budget_version_id in (b.id, v.id) and a.currency = p.currency
       and a.until_on <= make_date(y.year, 12, 31) and a.entry_no <= v.entry_no
       and (a.ended_by_no is null or a.ended_by_no > v.entry_no)) m
 where v.kind = 'amended' and v.note ~ ' · \d{4} → \d{4}$' and m.minor > 0;
