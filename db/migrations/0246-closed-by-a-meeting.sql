-- Area obligations: a dialogue with the donor is closed by the meeting itself, not by anything sent.
alter table obligation_closings drop constraint closing_channel_known,
  add constraint closing_channel_known
    check (channel in ('extranet', 'mail', 'registered_letter', 'registry', 'website', 'by_hand', 'meeting'));
