-- Area activities: details that the kinds of action still lacked.

-- A7: what is on the agenda, a line a point; and the learning products that came of an exchange, known afterwards.
alter table activity_exchanges add column agenda text;
grant update (agenda) on activity_exchanges to relais_institute, relais_partner;
create table learning_products (
  institute_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  partnership_id uuid,
  product_kind text not null constraint learning_product_kind_known
    check (product_kind in ('guide', 'article', 'training_module', 'film', 'methodology_note', 'other')),
  title text not null constraint learning_product_has_a_title check (title <> ''),
  -- An address, a library, a course in which it is used: a place, never a person.
  whereabouts text not null constraint learning_product_can_be_found check (whereabouts <> ''),
  ready_on date not null,
  replaces_id uuid,
  correction_reason text,
  entered_on_behalf text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, activity_id) references activities,
  foreign key (institute_id, replaces_id) references learning_products,
  constraint corrected_product_has_a_reason check (replaces_id is null or correction_reason <> '')
);
create index products_of_activity on learning_products (institute_id, activity_id);
call keep_apart_by_institute('learning_products');
call open_to_partner('learning_products');
create policy auditor_in_scope on learning_products for select to relais_auditor
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[]) and exists (
    select from activities a where a.institute_id = learning_products.institute_id and a.id = learning_products.activity_id));
grant select, insert, update (ended_by_no) on learning_products to relais_institute, relais_partner;
grant select on learning_products to relais_auditor;

-- A3: what a post comes to in full-time equivalents; a post is a function, which several people may hold. Of the rows of
-- a post one that says it is enough.
alter table supported_post_shares add column full_time_equivalent numeric(4, 2)
  constraint a_post_is_some_of_full_time check (full_time_equivalent > 0 and full_time_equivalent <= 20);

-- A2: how many trainers there are by function; null where nobody said it. Counts, never names.
alter table activity_trainings
  add column partner_trainers int constraint partner_trainers_possible check (partner_trainers between 0 and 1000),
  add column institute_trainers int constraint institute_trainers_possible check (institute_trainers between 0 and 1000),
  add column other_union_trainers int constraint other_union_trainers_possible check (other_union_trainers between 0 and 1000),
  add column outside_experts int constraint outside_experts_possible check (outside_experts between 0 and 1000),
  add column circle_leaders int constraint circle_leaders_possible check (circle_leaders between 0 and 1000);
grant update (partner_trainers, institute_trainers, other_union_trainers, outside_experts, circle_leaders)
  on activity_trainings to relais_institute, relais_partner;
