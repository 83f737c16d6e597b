-- Area partners: what an item of a questionnaire asks for, a mark or how something outside the union weighs on it.

alter table questionnaire_items add column asks text not null default 'mark'
  constraint questionnaire_item_asks_known check (asks in ('mark', 'factor'));
