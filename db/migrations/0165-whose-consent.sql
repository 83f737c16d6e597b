-- Area activities: whose a consent is. Before 0101 nobody was asked, so that two old consents can be of one person: what
-- was never said to be of others counts beside an earlier one of the same story for nobody more.

alter table story_consents
  -- The same through its corrections; withdrawals and what renews it hang on it.
  add column consent_id uuid,
  -- Said of it: none of these people had consented to this story in what stood before.
  add column of_others boolean not null default false,
  add column replaces_id uuid,
  add column correction_reason text constraint only_what_is_replaced_is_corrected
    check (correction_reason is null or replaces_id is not null),
  add column ended_by_no bigint;
update story_consents set consent_id = id;
alter table story_consents
  alter column consent_id set not null,
  add constraint consent_goes_on_from_its_first_row foreign key (institute_id, consent_id) references story_consents,
  drop constraint consent_renews_another,
  add constraint consent_renews_another check (renews_id <> consent_id);
create unique index one_current_row_a_consent on story_consents (institute_id, consent_id) where ended_by_no is null;
grant update (ended_by_no) on story_consents to relais_institute, relais_partner;

-- Since 0101 whoever recorded a consent beside another that held was asked whose it is (the entry of it has the answer), and
-- what renews nothing was then said to be of others.
update story_consents c set of_others = true
  from audit_entries e
  join audit_payloads y on (y.chain, y.no) = (e.chain, e.no)
 where (e.chain, e.no) = (c.institute_id, c.entry_no) and e.command = 'record-consent' and c.renews_id is null
   and (y.body::jsonb -> 'after') ? 'renews'
   and exists (select from story_consents o
     left join consent_withdrawals w on (w.institute_id, w.consent_id) = (o.institute_id, o.id) and w.entry_no < c.entry_no
     where (o.institute_id, o.story_id) = (c.institute_id, c.story_id) and o.entry_no < c.entry_no
       and w.consent_id is null and o.uses && c.uses
       and (o.until_on is null or c.given_on <= o.until_on) and (c.until_on is null or o.given_on <= c.until_on)
       and not exists (select from story_consents r
         where (r.institute_id, r.story_id, r.renews_id) = (o.institute_id, o.story_id, o.id)));
