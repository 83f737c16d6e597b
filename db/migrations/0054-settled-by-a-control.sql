-- Area finance: what a finding of a control settled is taken back by nobody, and a reversal not by a partner.

-- A reversal or an entry that settled a finding; a decision that did.
alter table expenses add column of_control boolean not null default false;
alter table expense_decisions add column of_control boolean not null default false;
update expenses e set of_control = true from finding_settlements s
 where e.institute_id = s.institute_id and e.expense_id in (s.reversal_id, s.part_id);
update expense_decisions d set of_control = true from finding_settlements s
 where (d.institute_id, d.entry_no, d.expense_id) = (s.institute_id, s.entry_no, coalesce(s.part_id, s.expense_id))
   and d.decision = 'own_funds';
create index expense_decisions_of_control on expense_decisions (institute_id, expense_id) where of_control;
create policy partner_ends_what_it_recorded on expenses as restrictive for update to relais_partner
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
    and reverses_id is null and not of_control
    and not exists (select from expense_decisions d
      where (d.institute_id, d.expense_id) = (expenses.institute_id, expenses.expense_id) and d.of_control));

-- What a control wrote stands with its findings alone: the rows that settle one are read by the partner too.
alter table expense_decisions drop constraint who_does_not_approve_says_why;
alter table expense_decisions add constraint who_does_not_approve_says_why
  check (decision = 'approved' or of_control or coalesce(reason, '') <> '');
update expense_decisions set reason = null where of_control;
update expenses set correction_reason = null where of_control;

-- Several findings take parts of one expense; beside them it is reversed once, as a whole.
drop index an_expense_is_reversed_once;
create unique index an_expense_is_reversed_once on expenses (institute_id, reverses_id)
  where ended_by_no is null and reverses_id is not null and not of_control;
create index reversals_of_expense on expenses (institute_id, reverses_id)
  where ended_by_no is null and reverses_id is not null;

-- A control that is limited to items sees, of findings of no single expense, only what it found itself.
create policy auditor_of_these_items on control_findings as restrictive for select to relais_auditor
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[])
    and (coalesce(cardinality(nullif(current_setting('relais.items', true), '')::text[]), 0) = 0
      or expense_id is not null or found_by = nullif(current_setting('relais.membership', true), '')::uuid));

-- Area joint: who left comes back to its seat, and a part ends where its institute is in the joint programme no more.
alter table co_applicant_leavings
  add column back_on date,
  add column ended_by_no bigint,
  drop constraint co_applicant_leavings_pkey,
  add primary key (institute_id, co_applicant_id, entry_no),
  add constraint who_comes_back_says_when check ((back_on is null) = (ended_by_no is null)),
  add constraint back_after_leaving check (back_on >= on_day);
create unique index one_standing_leaving on co_applicant_leavings (institute_id, co_applicant_id) where ended_by_no is null;
alter table joint_parts
  add column ended_by_no bigint,
  drop constraint joint_parts_pkey,
  add primary key (institute_id, joint_id, entry_no),
  drop constraint a_programme_is_one_part;
create unique index a_programme_is_one_part on joint_parts (institute_id, programme_id) where ended_by_no is null;
create unique index an_institute_has_one_part on joint_parts (institute_id, joint_id) where ended_by_no is null;
grant update (back_on, ended_by_no) on co_applicant_leavings to relais_institute;
grant update (ended_by_no) on joint_parts to relais_institute;
