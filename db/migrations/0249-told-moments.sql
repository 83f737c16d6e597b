-- The demo tells its entries as of past days (docs/decisions/0028-only-the-demo-tells-the-time.md): the moment of a row
-- is that of its entry, which a transaction may have been told. What the door and the queue measure stays by the clock.
alter table audit_heads add column last_at timestamptz;
update audit_heads h set last_at = (select e.at from audit_entries e where e.chain = h.chain and e.no = h.last_no);

alter table audit_samples alter column at set default coalesce(nullif(current_setting('relais.moment', true), '')::timestamptz, clock_timestamp());
alter table block_withdrawals alter column at set default coalesce(nullif(current_setting('relais.moment', true), '')::timestamptz, clock_timestamp());
alter table comments alter column at set default coalesce(nullif(current_setting('relais.moment', true), '')::timestamptz, clock_timestamp());
alter table control_decisions alter column at set default coalesce(nullif(current_setting('relais.moment', true), '')::timestamptz, clock_timestamp());
alter table control_findings alter column at set default coalesce(nullif(current_setting('relais.moment', true), '')::timestamptz, clock_timestamp());
alter table control_questions alter column at set default coalesce(nullif(current_setting('relais.moment', true), '')::timestamptz, clock_timestamp());
alter table control_replies alter column at set default coalesce(nullif(current_setting('relais.moment', true), '')::timestamptz, clock_timestamp());
alter table expense_decisions alter column at set default coalesce(nullif(current_setting('relais.moment', true), '')::timestamptz, clock_timestamp());
alter table filings alter column filed_at set default coalesce(nullif(current_setting('relais.moment', true), '')::timestamptz, clock_timestamp());
alter table finding_decisions alter column at set default coalesce(nullif(current_setting('relais.moment', true), '')::timestamptz, clock_timestamp());
alter table finding_replies alter column at set default coalesce(nullif(current_setting('relais.moment', true), '')::timestamptz, clock_timestamp());
alter table finding_settlements alter column at set default coalesce(nullif(current_setting('relais.moment', true), '')::timestamptz, clock_timestamp());
alter table frozen_accounts alter column at set default coalesce(nullif(current_setting('relais.moment', true), '')::timestamptz, clock_timestamp());
alter table frozen_confirmations alter column at set default coalesce(nullif(current_setting('relais.moment', true), '')::timestamptz, clock_timestamp());
alter table iati_imports alter column at set default coalesce(nullif(current_setting('relais.moment', true), '')::timestamptz, clock_timestamp());
alter table measurement_restatements alter column at set default coalesce(nullif(current_setting('relais.moment', true), '')::timestamptz, clock_timestamp());
alter table measurement_reviews alter column at set default coalesce(nullif(current_setting('relais.moment', true), '')::timestamptz, clock_timestamp());
alter table obligation_closings alter column recorded_at set default coalesce(nullif(current_setting('relais.moment', true), '')::timestamptz, clock_timestamp());
alter table period_locks alter column at set default coalesce(nullif(current_setting('relais.moment', true), '')::timestamptz, clock_timestamp());
alter table programme_settlements alter column at set default coalesce(nullif(current_setting('relais.moment', true), '')::timestamptz, clock_timestamp());
alter table released_blocks alter column at set default coalesce(nullif(current_setting('relais.moment', true), '')::timestamptz, clock_timestamp());
alter table report_steps alter column at set default coalesce(nullif(current_setting('relais.moment', true), '')::timestamptz, clock_timestamp());
alter table restatement_letters alter column at set default coalesce(nullif(current_setting('relais.moment', true), '')::timestamptz, clock_timestamp());
alter table sample_results alter column at set default coalesce(nullif(current_setting('relais.moment', true), '')::timestamptz, clock_timestamp());
alter table sheet_imports alter column at set default coalesce(nullif(current_setting('relais.moment', true), '')::timestamptz, clock_timestamp());
alter table sheet_mappings alter column at set default coalesce(nullif(current_setting('relais.moment', true), '')::timestamptz, clock_timestamp());
alter table sheet_undos alter column at set default coalesce(nullif(current_setting('relais.moment', true), '')::timestamptz, clock_timestamp());
alter table users alter column created_at set default coalesce(nullif(current_setting('relais.moment', true), '')::timestamptz, clock_timestamp());
