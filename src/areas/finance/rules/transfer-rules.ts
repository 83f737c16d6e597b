import { defineRule, type Rule } from '../../rulebook/rules/rule.ts';

/** What the rules see of money that went to a partner: what its agreements said on that day. */
export type TransferFacts = { agreement: 'covered' | 'unsigned' | 'none' };

/**
 * Money goes only under an agreement that was signed on the day of the transfer and covers it. An expense of a day
 * before the signature is covered once it is signed; a transfer was made without one, and stays marked.
 */
const transferUnderAgreementRule = defineRule<TransferFacts>({
  id: 'M23-transfer',
  severity: 'warns',
  moments: ['filing'],
  citation: 'AR/KB 11 Sept 2016, art. 1, 22° a-b',
  origin: 'law',
  parameters: [],
  judge: ({ agreement }) => ({
    kept: agreement === 'covered',
    sentence: { key: `finance.check-transfer-${agreement}` },
    inputs: { agreement },
  }),
});

export const transferRules: readonly Rule<TransferFacts>[] = [transferUnderAgreementRule];
