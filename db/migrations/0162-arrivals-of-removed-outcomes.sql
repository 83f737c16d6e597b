-- Area programmes: an outcome that is taken out takes along who came to it; the donor had decided nothing then.
grant delete on programme_arrivals to relais_institute;
