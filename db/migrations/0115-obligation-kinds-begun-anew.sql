-- Area obligations: a kind begins anew from a cycle, with another day; the row before it ends with the cycle before.

alter table obligation_kinds
  drop constraint obligation_code_once,
  add constraint obligation_code_once_a_cycle unique (institute_id, code, cycle_from);
