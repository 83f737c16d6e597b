-- Area obligations: which of the versions frozen in Relais went to the donor.

-- Null where what was filed lies elsewhere.
alter table obligation_closings add column sha256 text
  constraint closing_names_a_digest check (sha256 ~ '^[0-9a-f]{64}$');
