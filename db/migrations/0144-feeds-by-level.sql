-- Area results: collective agreements feed an indicator by their level: those of companies are not those of sectors.
alter table indicator_feeds
  add column levels text[] not null default '{}'
    constraint feed_levels_known check (levels <@ array['company', 'sector', 'national', 'regional', 'global_framework']),
  add constraint only_agreements_have_a_level check (levels = '{}' or source in ('agreements', 'workers'));
grant update (levels) on indicator_feeds to relais_institute;
alter table measurement_feeds add column levels text[] not null default '{}'
  constraint measurement_feed_levels_known check (levels <@ array['company', 'sector', 'national', 'regional', 'global_framework']);
