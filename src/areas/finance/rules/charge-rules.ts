import { defineRule, type Rule } from '../../rulebook/rules/rule.ts';
import { attestationRule, attestedYearRule } from './attestation-rules.ts';
import type { ChargeFacts } from './charge-facts.ts';
import { nonSubsidisableItems } from './expense-items.ts';
import { chargedStaffRule } from './staff-rule.ts';
import { recoverableVatRule } from './vat-rule.ts';

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

/** What one voucher is paid from may be shared, but adds up to the voucher at most, over all donors. */
const sharesRule = defineRule<ChargeFacts>({
  id: 'M22',
  severity: 'blocks',
  moments: ['charging', 'filing'],
  citation: 'AR/KB 11 Sept 2016, annex 4 (one voucher, one subsidy)',
  origin: 'law',
  parameters: [],
  judge: ({ isOverShared }) => ({
    kept: !isOverShared,
    sentence: { key: isOverShared ? 'finance.check-shares-over' : 'finance.check-shares-kept' },
    inputs: { isOverShared },
  }),
});

/** A second pair of eyes: nobody approves what is their own. What is missing warns until the house lets it block. */
const approvedRule = defineRule<ChargeFacts>({
  id: 'F-approved',
  severity: 'blocks',
  moments: ['charging', 'filing'],
  citation: 'House rule: another than who entered it approves an expense',
  origin: 'house',
  parameters: [
    {
      name: 'consequence',
      value: 'warns',
      unit: 'blocks-or-warns',
      citation: 'House rule: to be confirmed by the institute',
      confidence: 'guessed',
      validFrom: '2007-06-06',
      isChoice: true,
    },
    {
      name: 'limit',
      value: '10000',
      unit: 'programme currency',
      citation: 'House rule: above it the director approves',
      confidence: 'guessed',
      validFrom: '2007-06-06',
      isChoice: true,
    },
  ],
  judge: ({ approval }, parameters) => {
    const isOnlyWarned = parameters.get('consequence')?.value !== 'blocks' && approval !== 'returned';
    return {
      kept: approval === 'approved',
      sentence: { key: `finance.check-approval-${approval}` },
      inputs: { approval },
      ...(isOnlyWarned && { atMost: 'warns' }),
    };
  },
});

/** What was decided to be paid from own funds stays in the books and is not charged. */
const ownFundsRule = defineRule<ChargeFacts>({
  id: 'F-own-funds',
  severity: 'blocks',
  moments: ['charging', 'filing'],
  citation: 'AR/KB 11 Sept 2016, art. 35 al. 1 6°, annex 4 (not subsidised is not forbidden)',
  origin: 'house',
  parameters: [],
  judge: ({ isOwnFunds }) => ({
    kept: !isOwnFunds,
    sentence: { key: isOwnFunds ? 'finance.check-own-funds' : 'finance.check-on-subsidy' },
    inputs: { isOwnFunds },
  }),
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
  sharesRule,
  attestationRule,
  attestedYearRule,
  recoverableVatRule,
  chargedStaffRule,
  approvedRule,
  ownFundsRule,
];
