-- Area activities: what a story of change tells (outcome harvesting): the change, whose it is, what it means, what the work
-- contributed and what shows it, in one language. A story without them stays a picture, a film or a text of its own.
alter table stories
  add column language text constraint story_language_known check (language in ('fr', 'nl', 'en', 'es', 'pt')),
  add column what_changed text constraint told_change_says_something check (what_changed <> ''),
  add column change_actor text constraint told_actor_says_something check (change_actor <> ''),
  add column significance text constraint told_significance_says_something check (significance <> ''),
  add column contribution text constraint told_contribution_says_something check (contribution <> ''),
  add column evidence text constraint told_evidence_says_something check (evidence <> ''),
  add column version int not null default 1,
  add constraint told_words_are_in_a_language check (language is not null
    or num_nonnulls(what_changed, change_actor, significance, contribution, evidence) = 0);
grant update (language, what_changed, change_actor, significance, contribution, evidence, version) on stories
  to relais_institute, relais_partner;
