-- Area programmes: the joint strategic framework that an outcome contributes to; null: none, and then it counts outside (M08).
alter table outcomes add column framework text constraint framework_has_a_name check (framework <> '');
grant update (framework) on outcomes to relais_institute;
