-- Area activities: what an expert mission answers to the recommendations that earlier ones left open.

create table mission_answers (
  institute_id uuid not null,
  activity_id uuid not null,
  partnership_id uuid,
  recommendation_id uuid not null,
  answer text not null constraint an_answer_says_something check (answer <> ''),
  entry_no bigint not null,
  primary key (institute_id, activity_id, recommendation_id),
  foreign key (institute_id, activity_id) references activities,
  foreign key (institute_id, recommendation_id) references recommendations
);

do $$
declare name text;
begin
  foreach name in array array['mission_answers'] loop
    execute format('call keep_apart_by_institute(%L)', name);
    execute format('call open_to_partner(%L)', name);
    execute format('grant select, insert on %I to relais_institute, relais_partner', name);
    execute format('grant select on %I to relais_auditor', name);
    execute format('create policy auditor_in_scope on %1$I for select to relais_auditor using (institute_id = any (nullif(current_setting(''relais.institutes'', true), '''')::uuid[]) and exists (select from activities a where a.institute_id = %1$I.institute_id and a.id = %1$I.activity_id))', name);
  end loop;
end $$;
grant delete on mission_answers to relais_institute, relais_partner;
