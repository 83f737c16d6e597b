-- Area finance: what was spent, by activity, year and partner, is added up from an index alone (the matrix of coverage).

create index expenses_by_activity on expenses (institute_id, activity_id)
  include (programme_id, charged_year, partnership_id, converted_minor, converted_currency) where ended_by_no is null;
