-- Area obligations: the receipt of what was filed (an acknowledgement, the slip of a registered letter) is kept with it.

alter table obligation_closings
  add column receipt_id uuid,
  add foreign key (institute_id, receipt_id) references documents;
