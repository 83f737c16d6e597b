-- Area partners: questionnaires as data, rounds of a capacity assessment, the sheets of their sides.

-- An edition is never changed: other wording is another edition, so that old answers keep their questions.
create table questionnaire_editions (
  institute_id uuid not null references institutes,
  kind text not null constraint questionnaire_kind_known check (kind in ('tuoc', 'tudep')),
  edition int not null constraint questionnaire_editions_count_from_one check (edition >= 1),
  entry_no bigint not null,
  primary key (institute_id, kind, edition)
);
call keep_apart_by_institute('questionnaire_editions');
call open_to_partner_for_reading('questionnaire_editions');
call open_to_auditor('questionnaire_editions');
grant select, insert on questionnaire_editions to relais_institute;
grant select on questionnaire_editions to relais_partner, relais_auditor;

-- What is asked: areas or principles (without a group), and in each of them what gets one mark from 1 to 5.
create table questionnaire_items (
  institute_id uuid not null,
  kind text not null,
  edition int not null,
  code text not null constraint questionnaire_item_code_form check (code ~ '^[a-z][a-z0-9-]{1,40}$'),
  group_code text,
  position int not null,
  text jsonb not null,
  entry_no bigint not null,
  primary key (institute_id, kind, edition, code),
  foreign key (institute_id, kind, edition) references questionnaire_editions,
  foreign key (institute_id, kind, edition, group_code) references questionnaire_items
);
call keep_apart_by_institute('questionnaire_items');
call open_to_partner_for_reading('questionnaire_items');
call open_to_auditor('questionnaire_items');
grant select, insert on questionnaire_items to relais_institute;
grant select on questionnaire_items to relais_partner, relais_auditor;

create table assessment_rounds (
  institute_id uuid not null,
  id uuid not null,
  partnership_id uuid not null,
  kind text not null,
  edition int not null,
  opened_on date not null,
  entry_no bigint not null,
  primary key (institute_id, id),
  foreign key (institute_id, partnership_id) references partnerships,
  foreign key (institute_id, kind, edition) references questionnaire_editions
);
create index assessment_rounds_of_partnership on assessment_rounds (institute_id, partnership_id);
call keep_apart_by_institute('assessment_rounds');
call open_to_partner('assessment_rounds');
call open_to_auditor('assessment_rounds');
grant select, insert on assessment_rounds to relais_institute, relais_partner;
grant select on assessment_rounds to relais_auditor;

-- The fact that a round was held on a day. This is all that the institute sees of a round that was not opened to it.
create table assessment_filings (
  institute_id uuid not null,
  round_id uuid not null,
  partnership_id uuid not null,
  side text not null constraint assessment_side_known check (side in ('partner', 'institute')),
  held_on date not null,
  filed_on date not null,
  entry_no bigint not null,
  primary key (institute_id, round_id, side),
  foreign key (institute_id, round_id) references assessment_rounds,
  foreign key (institute_id, partnership_id) references partnerships,
  constraint assessment_filed_after_it_was_held check (filed_on >= held_on)
);
create index assessment_filings_of_partnership on assessment_filings (institute_id, partnership_id, held_on);
call keep_apart_by_institute('assessment_filings');
call open_to_partner('assessment_filings');
call open_to_auditor('assessment_filings');
create policy each_files_its_own_side on assessment_filings as restrictive for insert to relais_institute
  with check (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[]) and side = 'institute');
create policy partner_files_its_own_side on assessment_filings as restrictive for insert to relais_partner
  with check (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[]) and side = 'partner');
grant select, insert on assessment_filings to relais_institute, relais_partner;
grant select on assessment_filings to relais_auditor;

-- A side agrees that the answers are seen beyond it; withdrawn, they are the partner's alone again.
create table assessment_consents (
  institute_id uuid not null,
  id uuid not null,
  round_id uuid not null,
  partnership_id uuid not null,
  side text not null constraint consent_side_known check (side in ('partner', 'institute')),
  entry_no bigint not null,
  ended_by_no bigint,
  primary key (institute_id, id),
  foreign key (institute_id, round_id) references assessment_rounds,
  foreign key (institute_id, partnership_id) references partnerships
);
create unique index a_side_consents_once on assessment_consents (institute_id, round_id, side) where ended_by_no is null;
call keep_apart_by_institute('assessment_consents');
call open_to_partner('assessment_consents');
call open_to_auditor('assessment_consents');
create policy each_consents_for_its_own_side on assessment_consents as restrictive for insert to relais_institute
  with check (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[]) and side = 'institute');
create policy each_withdraws_for_its_own_side on assessment_consents as restrictive for update to relais_institute
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[]) and side = 'institute');
create policy partner_consents_for_its_own_side on assessment_consents as restrictive for insert to relais_partner
  with check (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[]) and side = 'partner');
create policy partner_withdraws_for_its_own_side on assessment_consents as restrictive for update to relais_partner
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[]) and side = 'partner');
grant select, insert, update (ended_by_no) on assessment_consents to relais_institute, relais_partner;
grant select on assessment_consents to relais_auditor;

-- The answers of one side: a draft until it is filed. No role reads the other side's before it is opened.
create table assessment_sheets (
  institute_id uuid not null,
  round_id uuid not null,
  partnership_id uuid not null,
  side text not null constraint sheet_side_known check (side in ('partner', 'institute')),
  answers jsonb not null,
  version int not null default 1,
  entry_no bigint not null,
  primary key (institute_id, round_id, side),
  foreign key (institute_id, round_id) references assessment_rounds,
  foreign key (institute_id, partnership_id) references partnerships
);
call keep_apart_by_institute('assessment_sheets');
call open_to_partner('assessment_sheets');
call open_to_auditor('assessment_sheets');

-- Open: a TUOC once the partner filed it and says so; a TUDEP once both sides filed and both agree.
create policy closed_until_it_is_opened on assessment_sheets as restrictive for select to relais_institute
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[]) and (side = 'institute' or exists (
    select from assessment_rounds r
     where r.institute_id = assessment_sheets.institute_id and r.id = assessment_sheets.round_id
       and (select count(*) from assessment_filings f join assessment_consents c
              on (c.institute_id, c.round_id, c.side) = (f.institute_id, f.round_id, f.side) and c.ended_by_no is null
             where f.institute_id = r.institute_id and f.round_id = r.id and (r.kind = 'tudep' or f.side = 'partner'))
         = case r.kind when 'tudep' then 2 else 1 end)));
create policy auditor_waits_until_it_is_opened on assessment_sheets as restrictive for select to relais_auditor
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[]) and (exists (
    select from assessment_rounds r
     where r.institute_id = assessment_sheets.institute_id and r.id = assessment_sheets.round_id
       and (select count(*) from assessment_filings f join assessment_consents c
              on (c.institute_id, c.round_id, c.side) = (f.institute_id, f.round_id, f.side) and c.ended_by_no is null
             where f.institute_id = r.institute_id and f.round_id = r.id and (r.kind = 'tudep' or f.side = 'partner'))
         = case r.kind when 'tudep' then 2 else 1 end)));
create policy partner_waits_until_it_is_opened on assessment_sheets as restrictive for select to relais_partner
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[]) and (side = 'partner' or exists (
    select from assessment_rounds r
     where r.institute_id = assessment_sheets.institute_id and r.id = assessment_sheets.round_id
       and (select count(*) from assessment_filings f join assessment_consents c
              on (c.institute_id, c.round_id, c.side) = (f.institute_id, f.round_id, f.side) and c.ended_by_no is null
             where f.institute_id = r.institute_id and f.round_id = r.id and (r.kind = 'tudep' or f.side = 'partner'))
         = case r.kind when 'tudep' then 2 else 1 end)));
create policy each_fills_its_own_side on assessment_sheets as restrictive for insert to relais_institute
  with check (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[]) and side = 'institute');
create policy each_changes_its_own_side on assessment_sheets as restrictive for update to relais_institute
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[]) and side = 'institute');
create policy partner_fills_its_own_side on assessment_sheets as restrictive for insert to relais_partner
  with check (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[]) and side = 'partner');
create policy partner_changes_its_own_side on assessment_sheets as restrictive for update to relais_partner
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[]) and side = 'partner');
grant select, insert, update (answers, version, entry_no) on assessment_sheets to relais_institute, relais_partner;
grant select on assessment_sheets to relais_auditor;
