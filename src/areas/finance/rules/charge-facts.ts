/**
 * What decides whether an expense may be charged, and nothing else: expenses with the same facts are judged once,
 * so that a roll-up over many thousands asks the same rules as the page of one.
 */
export type ChargeFacts = {
  /** Days between payment and the programme's first day, or its last; 0 within. */
  daysEarly: number;
  daysLate: number;
  heading: string;
  item: string;
  /** Lines a and b are partner money. */
  line: string | null;
  /** Of the partner, on the day of payment: signed and running, not signed, or none. */
  agreement: 'covered' | 'unsigned' | 'none';
  voucher: 'attached' | 'kept_at_partner' | 'to_follow' | 'attested';
  /** What is attested without a receipt, in minor units of the programme's currency; 0 where there is one. */
  attestedMinor: number;
  currency: string;
  /** What its partner (or the institute) attested in the year, this expense among it; 0 where it is not attested. */
  attestedYearMinor: number;
  /** The part that is VAT and is recovered, and what is left without it; both 0 where none is. */
  recoverableVatMinor: number;
  withoutVatMinor: number;
  /** The post that a personnel expense names: with a contract that runs on that day, without one, or none. */
  post: 'none' | 'no_contract' | 'contract';
  /** How much of the post's time all funders bear together on that day, and the institute, in per cent of the post. */
  postPercent: number;
  postOwnPercent: number;
  /** What stands of it: `open` too where it was corrected after it was approved. */
  approval: 'approved' | 'returned' | 'open';
  /** It was decided to pay it from own funds. */
  isOwnFunds: boolean;
  /** Its part and what others bear are more than the whole voucher. */
  isOverShared: boolean;
  /** Rules of its activity that block charging, by id. */
  activityBlocks: string;
};
