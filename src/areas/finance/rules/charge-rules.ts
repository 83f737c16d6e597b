import { defineRule, type Rule } from '../../rulebook/rules/rule.ts';
import { nonSubsidisableItems } from './expense-items.ts';

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
  voucher: 'attached' | 'kept_at_partner' | 'to_follow';
  /** Rules of its activity that block charging, by id. */
  activityBlocks: string;
};

/** Paid between the first and the last day; the final evaluation and audit are paid after it. */
export const eligiblePeriodRule = defineRule<ChargeFacts>({
  id: 'M19',
  severity: 'blocks',
  moments: ['charging', 'filing'],
  citation: 'AR/KB 11 Sept 2016, art. 33-34',
  origin: 'law',
  parameters: [],
  judge: ({ daysEarly, daysLate, heading }) => {
    const isEvaluation = heading === 'evaluation' && daysLate > 0;
    const kept = daysEarly === 0 && (daysLate === 0 || isEvaluation);
    const broken = daysEarly > 0 ? 'early' : 'late';
    const said = isEvaluation ? 'evaluation' : 'kept';
    return {
      kept,
      sentence: {
        key: `finance.check-period-${kept ? said : broken}`,
        args: { days: daysEarly + daysLate },
      },
      inputs: { daysEarly, daysLate, heading },
    };
  },
});

/** Real, paid, in the books and backed by its original document. */
export const voucherRule = defineRule<ChargeFacts>({
  id: 'M20',
  severity: 'blocks',
  moments: ['charging', 'filing'],
  citation: 'AR/KB 11 Sept 2016, art. 33-34',
  origin: 'law',
  parameters: [],
  judge: ({ voucher }) => ({
    kept: voucher !== 'to_follow',
    sentence: { key: `finance.check-voucher-${voucher.replaceAll('_', '-')}` },
    inputs: { voucher },
  }),
});

/** What the donor does not pay for stays, and is paid from own funds. */
export const subsidisableRule = defineRule<ChargeFacts>({
  id: 'M21',
  severity: 'blocks',
  moments: ['charging', 'filing'],
  citation: 'AR/KB 11 Sept 2016, art. 35 al. 1 6°, art. 37 4°, annex 4',
  origin: 'law',
  parameters: [
    {
      name: 'items',
      value: nonSubsidisableItems.join('; '),
      unit: 'budget items',
      citation: 'AR/KB 11 Sept 2016, annex 4',
      confidence: 'recalled',
      validFrom: '2017-01-01',
    },
  ],
  judge: ({ item }, parameters) => {
    const listed = (parameters.get('items')?.value ?? '').split(';').map((each) => each.trim());
    const kept = item === '' || !listed.includes(item);
    return {
      kept,
      sentence: { key: kept ? 'finance.check-item-kept' : 'finance.check-item-own-funds', args: { item } },
      inputs: { item },
    };
  },
});

/** Partner money runs only under an agreement that was signed and covers the day. */
export const signedAgreementRule = defineRule<ChargeFacts>({
  id: 'M23',
  severity: 'blocks',
  moments: ['charging', 'filing'],
  citation: 'AR/KB 11 Sept 2016, art. 1, 22° a-b',
  origin: 'law',
  parameters: [],
  judge: ({ line, agreement }) => {
    const needed = line === 'a' || line === 'b';
    const kept = !needed || agreement === 'covered';
    return {
      kept,
      sentence: { key: `finance.check-agreement-${needed ? agreement : 'not-needed'}` },
      inputs: { line, agreement },
    };
  },
});

/** What an activity may not be charged with, its expenses may not either: a training without its plan line (A2). */
export const chargeableActivityRule = defineRule<ChargeFacts>({
  id: 'F-activity',
  severity: 'blocks',
  moments: ['charging', 'filing'],
  citation: 'Agreement of 6 June 2007, actions 1-9 (an expense follows its activity)',
  origin: 'agreement',
  parameters: [],
  judge: ({ activityBlocks }) => ({
    kept: activityBlocks === '',
    sentence: {
      key: activityBlocks === '' ? 'finance.check-activity-kept' : 'finance.check-activity-blocked',
      args: { rules: activityBlocks },
    },
    inputs: { activityBlocks },
  }),
});

export const chargeRules: readonly Rule<ChargeFacts>[] = [
  eligiblePeriodRule,
  voucherRule,
  subsidisableRule,
  signedAgreementRule,
  chargeableActivityRule,
];
