-- Area programmes: an output that was entered by mistake is taken out while nothing refers to it; the trail keeps it.
grant delete on outputs to relais_institute;
