-- Area finance: a transaction's corrections are followed from row to row.

create index transactions_by_what_they_replace on transactions (institute_id, replaces_id) where replaces_id is not null;
