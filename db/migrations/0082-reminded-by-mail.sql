-- Area people: a person may do without reminders by mail; what waits stays on the first page.

alter table users add column reminded_by_mail boolean not null default true;
grant select (reminded_by_mail) on users to relais_institute;
