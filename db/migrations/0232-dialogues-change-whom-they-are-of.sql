-- Area programmes: an institutional dialogue recorded under one programme may turn out to be of the institute as such, and one
-- noted under the wrong programme to be another's: whoever keeps it says so.
grant update (programme_id) on donor_dialogues to relais_institute;
