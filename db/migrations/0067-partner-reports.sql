-- Area reviews: what a partner reports under an agreement for a period. Activities, money and measurements are where they
-- were entered and are asked there; here lie the narrative and every step from the draft to the acceptance.

create table partner_reports (
  institute_id uuid not null references institutes,
  id uuid not null,
  agreement_id uuid not null,
  partnership_id uuid not null,
  programme_id uuid not null,
  from_on date not null,
  until_on date not null,
  version int not null default 1,
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, agreement_id) references agreements,
  foreign key (institute_id, partnership_id) references partnerships,
  foreign key (institute_id, programme_id) references programmes,
  constraint report_period_runs_forward check (from_on <= until_on)
);
create index partner_reports_of_agreement on partner_reports (institute_id, agreement_id, until_on);

create table partner_report_sections (
  institute_id uuid not null,
  id uuid not null,
  report_id uuid not null,
  partnership_id uuid not null,
  section text not null constraint report_section_known
    check (section in ('context', 'progress', 'difficulties', 'followed', 'ahead')),
  -- No text: what stood there was taken out.
  text text not null,
  entered_on_behalf text,
  replaces_id uuid,
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, report_id) references partner_reports
);
create unique index one_current_row_a_section on partner_report_sections (institute_id, report_id, section)
  where ended_by_no is null;

-- Filed, returned, accepted: the last step counts. The figures of a report are those as of the entry of its last filing.
create table partner_report_steps (
  institute_id uuid not null,
  id uuid not null,
  report_id uuid not null,
  partnership_id uuid not null,
  step text not null constraint report_step_known check (step in ('filed', 'returned', 'accepted')),
  on_day date not null,
  by_user uuid not null,
  by_name text not null,
  note text not null default '',
  entered_on_behalf text,
  -- Head of the trail before the step.
  trail_no bigint not null,
  trail_hash text not null,
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, report_id) references partner_reports
);
create index steps_of_partner_report on partner_report_steps (institute_id, report_id, entry_no);

create table returned_report_items (
  institute_id uuid not null,
  id uuid not null,
  report_id uuid not null,
  step_id uuid not null,
  partnership_id uuid not null,
  about text not null constraint returned_about_known
    check (about in ('activity', 'expense', 'indicator', 'section', 'report')),
  subject_id uuid,
  section text,
  reason text not null constraint returned_item_says_why check (reason <> ''),
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, report_id) references partner_reports,
  foreign key (institute_id, step_id) references partner_report_steps,
  constraint a_returned_thing_is_named check ((about in ('activity', 'expense', 'indicator')) = (subject_id is not null)),
  constraint a_returned_section_is_named check ((about = 'section') = (section is not null))
);
create index items_of_partner_report on returned_report_items (institute_id, report_id);

-- What the partner did about a returned item, said when it filed again.
create table returned_item_answers (
  institute_id uuid not null,
  item_id uuid not null,
  report_id uuid not null,
  partnership_id uuid not null,
  text text not null constraint returned_item_answer_says_something check (text <> ''),
  entry_no bigint not null,
  primary key (institute_id, item_id),
  foreign key (institute_id, item_id) references returned_report_items,
  foreign key (institute_id, report_id) references partner_reports
);

do $$
declare name text;
begin
  foreach name in array array['partner_reports', 'partner_report_sections', 'partner_report_steps',
      'returned_report_items', 'returned_item_answers'] loop
    execute format('call keep_apart_by_institute(%L)', name);
    execute format('call open_to_partner(%L)', name);
    execute format('grant select, insert on %I to relais_institute', name);
    execute format('grant select on %I to relais_partner', name);
  end loop;
end $$;
-- A partner opens, writes and files; it neither returns nor accepts.
grant insert on partner_reports, partner_report_sections, partner_report_steps, returned_item_answers to relais_partner;
create policy a_partner_only_files on partner_report_steps as restrictive for insert to relais_partner
  with check (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[]) and step = 'filed');
grant update (version) on partner_reports to relais_institute, relais_partner;
grant update (ended_by_no) on partner_report_sections to relais_institute, relais_partner;
