-- Area obligations: a kind that an institute added is taken out while nothing is on record of it; the trail keeps it.
grant delete on obligation_kinds to relais_institute;
