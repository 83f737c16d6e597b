-- Area results: the standard axes (sex, age, economy) by which a definition asks for nothing; none where it says nothing.
alter table indicator_versions add column left_out_axes text[] not null default '{}',
  add constraint indicator_version_left_out_axes_standard check (left_out_axes <@ '{sex,age,economy}');
alter table library_indicators add column left_out_axes text[] not null default '{}',
  add constraint library_indicator_left_out_axes_standard check (left_out_axes <@ '{sex,age,economy}');
