-- Area results: a partner that works in several countries hands in its sheet country by country.

-- Beside the country where the partner works, which a figure does not name: none where the sheet asked for no country.
alter table report_steps add column countries text[] not null default '{}';

-- Null: where the partner works.
alter table unreported_figures
  add column country text constraint unreported_country_form check (country ~ '^[A-Z]{2}$');
drop index one_current_reason_a_figure;
create unique index one_current_reason_a_figure
  on unreported_figures (institute_id, report_id, indicator_id, coalesce(country, '')) where ended_by_no is null;
