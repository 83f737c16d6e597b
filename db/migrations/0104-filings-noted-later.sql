-- Area obligations: when a filing was put on record, which may be days after it was filed: from then on it is news to the donor.

alter table obligation_closings add column recorded_at timestamptz not null default clock_timestamp();
update obligation_closings c set recorded_at = e.at from audit_entries e
 where (e.chain, e.no) = (c.institute_id, c.entry_no);
grant select (recorded_at) on obligation_closings to relais_donor;
