-- Area reviews: performance scores are the institute's own look, shared with the donor alone. Their entries in the trail have
-- a kind of their own; those that were written before were of the outcome, which a control reads, and a trail is never
-- rewritten: the commands that wrote them are kept from it by name.
create policy auditor_reads_no_scores on audit_entries as restrictive for select to relais_auditor
  using (subject_kind <> 'score_sheet' and command not in ('write-scores', 'file-scores'));
create policy auditor_reads_no_scores on audit_payloads as restrictive for select to relais_auditor
  using (exists (select from audit_entries e where e.chain = audit_payloads.chain and e.no = audit_payloads.no));
