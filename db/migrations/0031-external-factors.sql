-- Area partners: what an item of a questionnaire asks for, a mark or how something outside the union weighs on it.

alter table questionnaire_items add column asks text not null default 'mark'
  constraint questionnaire_item_asks_known check (asks in ('mark', 'factor'));

-- Which edition of the program it holds: null where the institute worded its own. A newer one is told by this number.
alter table questionnaire_editions add column brought int;
update questionnaire_editions set brought = edition;
