-- Area obligations: of the outcomes of a programme that the donor decided on it is lent those that it knows of, there at its
-- first decision or brought by a standing change that it agreed to or was told of; and of amendments and evaluations what is
-- of such programmes alone.

grant select (place_no) on programme_decisions to relais_donor;
grant select (entry_no) on outcomes to relais_donor;
grant select (programme_id, procedure) on programme_amendments to relais_donor;

do $$
declare
  lent text[][] := array[
    ['programme_amendments', 'kind = ''new_outcome'' and exists (select from programme_decisions d
      where (d.institute_id, d.programme_id) = (programme_amendments.institute_id, programme_amendments.programme_id))'],
    ['programme_amendment_answers', 'ended_by_no is null and exists (select from programme_amendments m
      where (m.institute_id, m.id) = (programme_amendment_answers.institute_id, programme_amendment_answers.amendment_id))'],
    ['amendment_withdrawals', 'exists (select from programme_amendments m
      where (m.institute_id, m.id) = (amendment_withdrawals.institute_id, amendment_withdrawals.amendment_id))'],
    ['evaluations', 'kind in (''mid-term'', ''final'') and exists (select from programme_decisions d
      where (d.institute_id, d.programme_id) = (evaluations.institute_id, evaluations.programme_id))'],
    ['evaluation_steps', 'step = ''received'' and ended_by_no is null and exists (select from evaluations e
      where (e.institute_id, e.id) = (evaluation_steps.institute_id, evaluation_steps.evaluation_id))'],
    ['outcomes', '(entry_no <= (select min(d.place_no) from programme_decisions d
        where (d.institute_id, d.programme_id) = (outcomes.institute_id, outcomes.programme_id))
      or exists (select from programme_amendments m
         left join programme_amendment_answers v on (v.institute_id, v.amendment_id) = (m.institute_id, m.id)
        where (m.institute_id, m.outcome_id) = (outcomes.institute_id, outcomes.id)
          and not exists (select from amendment_withdrawals w where (w.institute_id, w.amendment_id) = (m.institute_id, m.id))
          and coalesce(v.verdict, case m.procedure when ''notification'' then ''noted'' end) in (''granted'', ''noted'')))'],
    ['outcome_ends', 'ended_by_no is null and exists (select from outcomes o
      where (o.institute_id, o.id) = (outcome_ends.institute_id, outcome_ends.outcome_id))']];
  part text[];
begin
  foreach part slice 1 in array lent loop
    execute format('alter policy donor_is_told_dates on %I using (
      institute_id = any (nullif(current_setting(''relais.institutes'', true), '''')::uuid[])
      and current_setting(''relais.telling_dates'', true) = ''on'' and %s)', part[1], part[2]);
  end loop;
end $$;
