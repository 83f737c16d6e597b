-- Area obligations: the donor reads beside a legal day the article that the institute names for it and how sure it is; of the
-- kinds that the program brings, as their days.
grant select (citation, confidence) on obligation_kinds to relais_donor;
