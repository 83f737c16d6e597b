-- Area finance: what receipts were wrongly said to bear ends with the last entry of the trail.

-- What arrived in the currency in which it was sent exchanges nothing: these expenses justify the advance again.
update transfer_uses u set ended_by_no = h.last_no
  from transfer_receipts r
  join transactions t on t.institute_id = r.institute_id and t.id = r.transaction_id
  join audit_heads h on h.chain = r.institute_id
 where r.institute_id = u.institute_id and r.id = u.receipt_id and r.received_currency = t.currency and u.ended_by_no is null;

-- A transaction that was withdrawn arrived nowhere: what it bore waits until its purse is settled next.
update transfer_receipts r set ended_by_no = h.last_no
  from transactions t join audit_heads h on h.chain = t.institute_id
 where t.institute_id = r.institute_id and t.id = r.transaction_id and t.ended_by_no is not null and r.ended_by_no is null;
update transfer_uses u set ended_by_no = h.last_no
  from transfer_receipts r join audit_heads h on h.chain = r.institute_id
 where r.institute_id = u.institute_id and r.id in (u.receipt_id, u.return_receipt_id) and r.ended_by_no is not null
   and u.ended_by_no is null;
