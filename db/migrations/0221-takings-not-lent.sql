-- Area obligations: which function sees to an obligation makes nothing owed in the donor's eyes, and is not lent to it.
drop policy donor_is_told_dates on obligation_takings;
revoke select (institute_id, obligation_id, ended_by_no) on obligation_takings from relais_donor;
