-- Area programmes: when a country or a partner came to a programme or one of its outcomes, and when it left. The lists
-- themselves are replaced whole and do not tell what the donor had before it when it decided.
create table programme_arrivals (
  institute_id uuid not null references institutes,
  id uuid not null,
  programme_id uuid not null,
  outcome_id uuid,
  country text constraint arrival_country_form check (country ~ '^[A-Z]{2}$'),
  partner_id uuid,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, programme_id) references programmes,
  foreign key (institute_id, outcome_id) references outcomes,
  foreign key (institute_id, partner_id) references partnerships,
  constraint an_arrival_is_of_a_country_or_a_partner check ((country is null) <> (partner_id is null))
);
create unique index who_is_there_arrived_once on programme_arrivals
  (institute_id, programme_id, outcome_id, country, partner_id) nulls not distinct where ended_by_no is null;
call keep_apart_by_institute('programme_arrivals');
call open_to_auditor('programme_arrivals');
grant select, insert, update (ended_by_no) on programme_arrivals to relais_institute;
grant select on programme_arrivals to relais_auditor;

-- What stands in the lists is taken to have been there as long as its programme or outcome: nothing says otherwise.
insert into programme_arrivals (institute_id, id, programme_id, outcome_id, country, entry_no)
  select distinct on (l.institute_id, l.programme_id, l.outcome_id, l.country)
         l.institute_id, gen_random_uuid(), l.programme_id, l.outcome_id, l.country, coalesce(o.entry_no, p.entry_no)
    from programme_places l
    join programmes p on (p.institute_id, p.id) = (l.institute_id, l.programme_id)
    left join outcomes o on (o.institute_id, o.id) = (l.institute_id, l.outcome_id)
   where l.country is not null;
insert into programme_arrivals (institute_id, id, programme_id, outcome_id, partner_id, entry_no)
  select l.institute_id, gen_random_uuid(), o.programme_id, o.id, l.partnership_id, o.entry_no
    from outcome_partners l join outcomes o on (o.institute_id, o.id) = (l.institute_id, l.outcome_id);
