-- Area programmes: a joint strategic framework, a target of it or a dialogue with the donor that was entered by mistake is
-- withdrawn with a reason: it is none from then on, and what it said stays.

alter table strategic_frameworks
  add column withdrawn_no bigint,
  add column withdrawal_reason text constraint framework_withdrawal_says_why check (withdrawal_reason <> ''),
  add constraint framework_is_withdrawn_for_a_reason check ((withdrawn_no is null) = (withdrawal_reason is null));
grant update (withdrawn_no, withdrawal_reason) on strategic_frameworks to relais_institute;

-- Its code is free again.
alter table framework_targets
  add column withdrawn_no bigint,
  add column withdrawal_reason text constraint target_withdrawal_says_why check (withdrawal_reason <> ''),
  add constraint target_is_withdrawn_for_a_reason check ((withdrawn_no is null) = (withdrawal_reason is null)),
  drop constraint target_code_unique_in_framework;
create unique index target_code_unique_in_framework on framework_targets (institute_id, framework_id, code) where withdrawn_no is null;
grant update (withdrawn_no, withdrawal_reason) on framework_targets to relais_institute;

alter table donor_dialogues
  add column withdrawn_no bigint,
  add column withdrawal_reason text constraint dialogue_withdrawal_says_why check (withdrawal_reason <> ''),
  add constraint dialogue_is_withdrawn_for_a_reason check ((withdrawn_no is null) = (withdrawal_reason is null));
grant update (withdrawn_no, withdrawal_reason) on donor_dialogues to relais_institute;
