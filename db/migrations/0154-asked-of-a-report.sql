-- Area reviews: which measurements were asked of the partner when it filed its report. Windows are edited later; what was
-- missing when it was filed stays what was missing. Null: it was filed before this was kept.
alter table partner_report_steps add column asked_indicators uuid[]
  constraint only_a_filing_says_what_was_asked check (asked_indicators is null or step = 'filed');
