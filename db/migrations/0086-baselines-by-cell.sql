-- Area results: where an indicator stood, also for one cell of its breakdown.

-- Canonical JSON of the cell, as of targets; the empty object is the whole. A cell's baseline is never part of the whole's.
alter table baselines add column breakdown jsonb not null default '{}';
