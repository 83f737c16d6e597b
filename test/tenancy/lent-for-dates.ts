/** What the days of obligations are computed of, lent for the one question that computes them (decision 20). */
export const lentForDates: Record<string, string> = {
  amendment_withdrawals: 'institute_id amendment_id',
  evaluation_steps: 'institute_id evaluation_id step on_day ended_by_no',
  evaluations: 'institute_id id programme_id kind',
  lesson_sheets: 'institute_id id outcome_id',
  obligation_dates: 'institute_id obligation_id kind_id due_on granted_by ended_by_no',
  obligation_events: 'institute_id obligation_id kind_id happened_on ended_by_no',
  obligation_kinds:
    'institute_id id code title scope bound rhythm cycle_from cycle_until years_after month day_of_month months_after days_after position citation confidence',
  outcome_ends: 'institute_id outcome_id kind ended_on ended_by_no',
  outcomes: 'institute_id id programme_id code entry_no',
  programme_amendment_answers: 'institute_id amendment_id verdict answered_on ended_by_no',
  programme_amendments: 'institute_id id programme_id outcome_id kind procedure',
  programme_decisions: 'institute_id programme_id kind place_no ended_by_no',
  programmes: 'institute_id id reference from_on until_on',
  score_sheets: 'institute_id id outcome_id',
};
