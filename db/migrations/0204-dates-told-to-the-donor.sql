-- Area obligations: the donor is told what it is owed, until when, and what it said itself of each version filed; still nothing
-- of what an institute prepares.

-- Its own word, as long as it stands. What the institute remarks on it stays in the house.
create policy donor_reads_its_own_word on obligation_decisions for select to relais_donor
  using (institute_id = any (nullif(current_setting('relais.institutes', true), '')::uuid[]) and ended_by_no is null);
grant select (institute_id, id, obligation_id, filing_version, decision, decided_on, letter_reference, ended_by_no)
  on obligation_decisions to relais_donor;
grant select (sha256) on obligation_closings to relais_donor;

-- What the days are computed of is lent for the one question that computes them, which alone switches this on for its
-- statement: codes, references, years and days, no word of an institute's own.
do $$
declare
  lent text[][] := array[
    ['programmes', 'institute_id, id, reference, from_on, until_on', 'exists (select from programme_decisions d
      where (d.institute_id, d.programme_id) = (programmes.institute_id, programmes.id))'],
    ['programme_decisions', 'institute_id, programme_id, kind, ended_by_no', 'kind = ''decided'' and ended_by_no is null'],
    ['outcomes', 'institute_id, id, programme_id, code', 'exists (select from programme_decisions d
      where (d.institute_id, d.programme_id) = (outcomes.institute_id, outcomes.programme_id))'],
    ['outcome_ends', 'institute_id, outcome_id, kind, ended_on, ended_by_no', 'ended_by_no is null'],
    ['programme_amendments', 'institute_id, id, outcome_id, kind', 'kind = ''new_outcome'''],
    ['programme_amendment_answers', 'institute_id, amendment_id, verdict, answered_on, ended_by_no', 'ended_by_no is null'],
    ['amendment_withdrawals', 'institute_id, amendment_id', 'true'],
    ['evaluations', 'institute_id, id, programme_id, kind', 'kind in (''mid-term'', ''final'')'],
    ['evaluation_steps', 'institute_id, evaluation_id, step, on_day, ended_by_no', 'step = ''received'' and ended_by_no is null'],
    ['obligation_kinds', 'institute_id, id, code, title, scope, bound, rhythm, cycle_from, cycle_until, years_after, month,'
      ' day_of_month, months_after, days_after, position', 'bound = ''by'' and code not like ''own-%'''],
    ['obligation_events', 'institute_id, obligation_id, happened_on, ended_by_no', 'ended_by_no is null'],
    ['obligation_dates', 'institute_id, obligation_id, due_on, granted_by, ended_by_no', 'ended_by_no is null'],
    ['obligation_takings', 'institute_id, obligation_id, ended_by_no', 'ended_by_no is null']];
  part text[];
begin
  foreach part slice 1 in array lent loop
    execute format('create policy donor_is_told_dates on %I for select to relais_donor using (
      institute_id = any (nullif(current_setting(''relais.institutes'', true), '''')::uuid[])
      and current_setting(''relais.telling_dates'', true) = ''on'' and %s)', part[1], part[3]);
    execute format('grant select (%s) on %I to relais_donor', part[2], part[1]);
  end loop;
end $$;
