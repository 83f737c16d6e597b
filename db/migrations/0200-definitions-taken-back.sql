-- Area results: a version of a definition that was noted wrongly is taken back by one more version, which is an earlier one
-- again. What lies between the two was taken back; as of a day before, it stands as it did.

alter table indicator_versions
  add column again_edition int constraint an_earlier_version_is_in_force_again check (again_edition between 1 and edition - 2);
