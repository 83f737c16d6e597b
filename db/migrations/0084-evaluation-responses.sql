-- Area reviews: what an evaluation recommends, what the house answers, what became of it, and who signed the whole answer.

-- A recommendation, through all its corrections: to the institute, to one partner, or to both.
create table evaluation_recommendations (
  institute_id uuid not null,
  id uuid not null,
  recommendation_id uuid not null,
  evaluation_id uuid not null,
  number int not null constraint recommendation_number_counts_from_one check (number between 1 and 999),
  -- Without names: it may be published with the report.
  text text not null constraint evaluation_recommendation_says_something check (text <> ''),
  criterion text constraint recommendation_criterion_known
    check (criterion in ('relevance', 'coherence', 'effectiveness', 'efficiency', 'impact', 'sustainability')),
  for_institute boolean not null,
  partnership_id uuid,
  replaces_id uuid,
  correction_reason text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  constraint recommendation_is_made_to_someone check (for_institute or partnership_id is not null),
  foreign key (institute_id, evaluation_id) references evaluations,
  foreign key (institute_id, partnership_id) references partnerships
);
create unique index one_current_row_an_evaluations_recommendation on evaluation_recommendations (institute_id, recommendation_id)
  where ended_by_no is null;
create unique index one_recommendation_a_number on evaluation_recommendations (institute_id, evaluation_id, number)
  where ended_by_no is null;

create table evaluation_answers (
  institute_id uuid not null,
  id uuid not null,
  recommendation_id uuid not null,
  evaluation_id uuid not null,
  partnership_id uuid,
  answer text not null constraint evaluation_answer_known check (answer in ('accepted', 'partly', 'rejected')),
  answer_reason text,
  action text,
  -- A function or an organ, never a name.
  taken_on_by text,
  due_on date,
  replaces_id uuid,
  correction_reason text,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  constraint not_wholly_accepted_for_a_reason check (answer = 'accepted' or answer_reason is not null),
  constraint what_is_accepted_is_done_by_someone_by_a_day
    check (answer = 'rejected' or (action is not null and taken_on_by is not null and due_on is not null)),
  constraint what_is_rejected_is_not_done
    check (answer <> 'rejected' or (action is null and taken_on_by is null and due_on is null)),
  foreign key (institute_id, evaluation_id) references evaluations
);
create unique index one_current_answer_a_recommendation on evaluation_answers (institute_id, recommendation_id)
  where ended_by_no is null;
create index answers_of_evaluation on evaluation_answers (institute_id, evaluation_id);

-- What became of the action; `under_way` takes it up again.
create table evaluation_follow_ups (
  institute_id uuid not null,
  id uuid not null,
  recommendation_id uuid not null,
  evaluation_id uuid not null,
  partnership_id uuid,
  state text not null constraint evaluation_follow_up_state_known check (state in ('under_way', 'done', 'dropped')),
  on_day date not null,
  note text not null constraint evaluation_follow_up_says_what_happened check (note <> ''),
  entered_on_behalf text,
  replaces_id uuid,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, evaluation_id) references evaluations
);
create unique index one_current_follow_up_a_recommendation on evaluation_follow_ups (institute_id, recommendation_id)
  where ended_by_no is null;

-- The whole response as a director signed it; a change afterwards ends the signature.
create table evaluation_sign_offs (
  institute_id uuid not null,
  id uuid not null,
  evaluation_id uuid not null,
  signed_on date not null,
  signed_by uuid not null,
  signed_by_name text not null,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, evaluation_id) references evaluations
);
create unique index one_signature_that_holds on evaluation_sign_offs (institute_id, evaluation_id) where ended_by_no is null;

do $$
declare name text;
begin
  foreach name in array array['evaluation_recommendations', 'evaluation_answers', 'evaluation_follow_ups', 'evaluation_sign_offs'] loop
    execute format('call keep_apart_by_institute(%L)', name);
    execute format('call open_to_auditor(%L)', name);
    execute format('grant select, insert, update (ended_by_no) on %I to relais_institute', name);
    execute format('grant select on %I to relais_auditor', name);
  end loop;
  foreach name in array array['evaluation_recommendations', 'evaluation_answers', 'evaluation_follow_ups'] loop
    execute format('call open_to_partner(%L)', name);
    execute format('grant select on %I to relais_partner', name);
  end loop;
end $$;

-- A partner says itself what became of what is recommended to it, and of nothing else.
grant insert, update (ended_by_no) on evaluation_follow_ups to relais_partner;
create policy partner_follows_what_is_made_to_it on evaluation_follow_ups as restrictive for insert to relais_partner
  with check (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[]) and exists (
    select from evaluation_recommendations r
     where r.institute_id = evaluation_follow_ups.institute_id and r.recommendation_id = evaluation_follow_ups.recommendation_id
       and r.partnership_id = evaluation_follow_ups.partnership_id and r.ended_by_no is null));

-- Of an evaluation that recommends something to it, a partner reads the title and no more.
create policy partner_reads_what_recommends_to_it on evaluations for select to relais_partner
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[]) and exists (
    select from evaluation_recommendations r
     where r.institute_id = evaluations.institute_id and r.evaluation_id = evaluations.id and r.ended_by_no is null
       and r.partnership_id = any (nullif(current_setting('relais.partnerships', true), '')::uuid[])));
grant select (institute_id, id, title, entry_no) on evaluations to relais_partner;
