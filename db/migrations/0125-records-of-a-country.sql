-- Area results: of a partner that works in several countries the records are told country by country.

-- The countries whose records other figures told when this one was confirmed. A figure that names a country tells its own alone.
alter table measurement_feeds add column elsewhere text[] not null default '{}';
