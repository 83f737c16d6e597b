-- Area partners: the file of a partner: yearly screening and its answers, membership series, hand-over plans, decisions of its organs.

-- What an institute finds of a partner's independence, freedom and democracy on a day (aim O1). A fact: a correction is another row.
create table partner_screenings (
  institute_id uuid not null,
  id uuid not null,
  partnership_id uuid not null,
  screened_on date not null,
  legal_status text not null,
  registration text,
  registered_on date,
  -- Why a union is not recognised, and who documents it: an answer, not a failure.
  recognition_source text,
  statutes_on date,
  congress_held_on date,
  congress_due_on date,
  -- Who documents that a congress was prevented: an answer too.
  congress_prevented_source text,
  election_method text not null,
  organ_seats int constraint organ_seats_possible check (organ_seats >= 0),
  organ_women int constraint organ_women_possible check (organ_women >= 0),
  organ_youth int constraint organ_youth_possible check (organ_youth >= 0),
  -- Whole per cent of the year's income.
  income_dues int,
  income_employer int,
  income_state int,
  income_party int,
  income_donors int,
  income_other int,
  conflicts text,
  source text not null constraint screening_has_a_source check (source <> ''),
  replaces_id uuid,
  correction_reason text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, partnership_id) references partnerships,
  constraint legal_status_known check (legal_status in ('registered', 'in_procedure', 'not_recognised', 'no_longer_recognised')),
  constraint election_method_known check (election_method in ('secret_ballot', 'show_of_hands', 'delegates', 'appointed', 'not_known')),
  constraint unrecognised_says_its_source check (legal_status = 'registered' or recognition_source is not null),
  constraint women_are_part_of_the_organs check (organ_women <= organ_seats),
  constraint youth_is_part_of_the_organs check (organ_youth <= organ_seats),
  constraint income_adds_up_to_hundred check (
    income_dues + income_employer + income_state + income_party + income_donors + income_other = 100),
  constraint income_shares_possible check (least(income_dues, income_employer, income_state, income_party, income_donors, income_other) >= 0),
  constraint income_is_told_whole_or_not check (
    num_nonnulls(income_dues, income_employer, income_state, income_party, income_donors, income_other) in (0, 6))
);
create index partner_screenings_of_partner on partner_screenings (institute_id, partnership_id, screened_on) where ended_by_no is null;
call keep_apart_by_institute('partner_screenings');
call open_to_partner('partner_screenings');
grant select, insert, update (ended_by_no) on partner_screenings to relais_institute;
grant select on partner_screenings to relais_partner;

-- What the partner says of its screening; the institute reads it and cannot write it.
create table screening_answers (
  institute_id uuid not null,
  id uuid not null,
  screening_id uuid not null,
  partnership_id uuid not null,
  verdict text not null constraint answer_verdict_known check (verdict in ('agrees', 'agrees_in_part', 'disagrees')),
  text text not null,
  answered_on date not null,
  answered_by_name text not null,
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, screening_id) references partner_screenings,
  foreign key (institute_id, partnership_id) references partnerships
);
create index screening_answers_of_screening on screening_answers (institute_id, screening_id);
call keep_apart_by_institute('screening_answers');
call open_to_partner('screening_answers');
grant select on screening_answers to relais_institute;
grant select, insert on screening_answers to relais_partner;

-- Members of a union on a day, with where the figure comes from. Counts, never names.
create table member_counts (
  institute_id uuid not null,
  id uuid not null,
  partnership_id uuid not null,
  on_day date not null,
  members int not null constraint members_possible check (members >= 0),
  women int constraint women_possible check (women >= 0),
  men int constraint men_possible check (men >= 0),
  youth int constraint youth_possible check (youth >= 0),
  formal int constraint formal_possible check (formal >= 0),
  informal int constraint informal_possible check (informal >= 0),
  -- Whole per cent of the members.
  dues_paying int constraint dues_paying_is_a_share check (dues_paying between 0 and 100),
  method text not null constraint count_method_known check (method in ('count', 'dues_register', 'estimate')),
  confidence text not null constraint count_confidence_known check (confidence in ('high', 'medium', 'low')),
  source text not null constraint member_count_has_a_source check (source <> ''),
  -- Why the figure is far from the one before; null while nobody has said it.
  jump_reason text,
  entered_on_behalf text,
  replaces_id uuid,
  correction_reason text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, partnership_id) references partnerships,
  constraint sexes_fit_into_members check (coalesce(women, 0) + coalesce(men, 0) <= members),
  constraint youth_fits_into_members check (youth <= members),
  constraint economies_fit_into_members check (coalesce(formal, 0) + coalesce(informal, 0) <= members)
);
create unique index one_member_count_a_day on member_counts (institute_id, partnership_id, on_day) where ended_by_no is null;
call keep_apart_by_institute('member_counts');
call open_to_partner('member_counts');
grant select, insert, update (ended_by_no) on member_counts to relais_institute, relais_partner;

-- A hand-over plan in one of its editions (aim O7); what was taken over, by whom, when, at what cost afterwards.
create table hand_over_plans (
  institute_id uuid not null,
  id uuid not null,
  partnership_id uuid not null,
  title text not null constraint hand_over_plan_has_a_title check (title <> ''),
  hand_over_on date not null,
  edition int not null default 1,
  follows_id uuid,
  entered_on_behalf text,
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, partnership_id) references partnerships,
  foreign key (institute_id, follows_id) references hand_over_plans
);
create unique index one_hand_over_edition_a_number on hand_over_plans (institute_id, partnership_id, edition);
create table hand_over_items (
  institute_id uuid not null,
  id uuid not null,
  plan_id uuid not null,
  partnership_id uuid not null,
  what text not null constraint hand_over_item_says_what check (what <> ''),
  taken_over_by text not null constraint hand_over_item_says_by_whom check (taken_over_by <> ''),
  due_on date not null,
  -- What it costs a year once it is taken over.
  yearly_cost_minor bigint constraint hand_over_cost_not_negative check (yearly_cost_minor >= 0),
  currency text constraint hand_over_currency_form check (currency ~ '^[A-Z]{3}$'),
  borne_by text,
  entered_on_behalf text,
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, plan_id) references hand_over_plans,
  foreign key (institute_id, partnership_id) references partnerships,
  constraint hand_over_cost_has_its_currency check ((yearly_cost_minor is null) = (currency is null))
);
create index hand_over_items_of_plan on hand_over_items (institute_id, plan_id);
-- A milestone that was reached.
create table hand_over_milestones (
  institute_id uuid not null,
  id uuid not null,
  item_id uuid not null,
  partnership_id uuid not null,
  reached_on date not null,
  source text not null constraint milestone_has_a_source check (source <> ''),
  entered_on_behalf text,
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, item_id) references hand_over_items,
  foreign key (institute_id, partnership_id) references partnerships
);
create unique index one_milestone_an_item on hand_over_milestones (institute_id, item_id);
-- The edition is called final: without the approval of the partner's organ that is saved and marked.
create table hand_over_closings (
  institute_id uuid not null,
  plan_id uuid not null,
  partnership_id uuid not null,
  final_on date not null,
  entered_on_behalf text,
  entry_no bigint not null,
  primary key (institute_id, plan_id),
  foreign key (institute_id, plan_id) references hand_over_plans,
  foreign key (institute_id, partnership_id) references partnerships
);

-- What an organ of the partner decided on a plan, an agreement or a budget, with the paper that says so.
create table partner_decisions (
  institute_id uuid not null,
  id uuid not null,
  partnership_id uuid not null,
  about text not null,
  -- The thing decided on, where it is kept here; a link to a higher thing, held by no key.
  about_id uuid,
  about_text text not null constraint decision_says_about_what check (about_text <> ''),
  verdict text not null constraint decision_verdict_known check (verdict in ('approved', 'rejected')),
  organ text not null constraint decision_names_the_organ check (organ <> ''),
  decided_on date not null,
  source text not null constraint decision_has_a_source check (source <> ''),
  entered_on_behalf text,
  replaces_id uuid,
  correction_reason text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, partnership_id) references partnerships,
  constraint decision_subject_known check (about in ('hand_over_plan', 'action_plan', 'agreement', 'programme', 'budget', 'other'))
);
create index partner_decisions_of_partner on partner_decisions (institute_id, partnership_id) where ended_by_no is null;

call keep_apart_by_institute('hand_over_plans');
call keep_apart_by_institute('hand_over_items');
call keep_apart_by_institute('hand_over_milestones');
call keep_apart_by_institute('hand_over_closings');
call keep_apart_by_institute('partner_decisions');
call open_to_partner('hand_over_plans');
call open_to_partner('hand_over_items');
call open_to_partner('hand_over_milestones');
call open_to_partner('hand_over_closings');
call open_to_partner('partner_decisions');
grant select, insert on hand_over_plans, hand_over_items, hand_over_milestones, hand_over_closings to relais_institute, relais_partner;
grant select, insert, update (ended_by_no) on partner_decisions to relais_institute, relais_partner;
