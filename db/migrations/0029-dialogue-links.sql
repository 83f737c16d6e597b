-- Area results: the indicators of outcomes that a sitting of dialogue counts toward (aim O4).

create table indicator_dialogues (
  institute_id uuid not null,
  indicator_id uuid not null,
  event_id uuid not null,
  partnership_id uuid,
  entry_no bigint not null,
  primary key (institute_id, indicator_id, event_id),
  foreign key (institute_id, indicator_id) references indicators,
  foreign key (institute_id, event_id) references dialogue_events
);
create index indicators_of_event on indicator_dialogues (institute_id, event_id);
call keep_apart_by_institute('indicator_dialogues');
call open_to_partner('indicator_dialogues');
grant select, insert, delete on indicator_dialogues to relais_institute, relais_partner;
