-- Area activities: who renews or widens a consent says so, so that one person's two papers never stand for two people.

-- The earlier consent to the same story in which these same people were counted; from the day of this one on it counts
-- without them for the uses that both name.
alter table story_consents add column renews_id uuid;
alter table story_consents add constraint consent_is_to_one_story unique (institute_id, story_id, id);
alter table story_consents add constraint consent_renews_one_to_the_same_story
  foreign key (institute_id, story_id, renews_id) references story_consents (institute_id, story_id, id);
alter table story_consents add constraint consent_renews_another check (renews_id <> id);
