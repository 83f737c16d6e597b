-- Area finance: what the rules see of an expense is read from an index alone where a programme's expenses are added up.

create index expenses_by_facts on expenses (institute_id, programme_id)
  include (outcome_id, partnership_id, block, budget_line, heading, charged_year, converted_currency, item, paid_on,
    converted_minor, voucher_state, expense_id, activity_id) where ended_by_no is null;
