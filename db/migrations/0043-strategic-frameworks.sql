-- Area programmes: the joint strategic frameworks within which an outcome works; empty where nothing was said yet.
alter table outcomes add column frameworks text[] not null default '{}'
  constraint outcome_frameworks_known check (frameworks <@ array['decent_work', 'thematic', 'geographic']);
grant update (frameworks) on outcomes to relais_institute;
