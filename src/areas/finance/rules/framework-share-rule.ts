import { compareDecimals, isDecimal } from '../../../kernel/decimal.ts';
import { defineRule } from '../../rulebook/rules/rule.ts';
import { type BudgetFacts, said, times } from './budget-facts.ts';

const citation = 'Law of 19 March 2013, art. 27';

/**
 * Most of what a programme does, it does within joint strategic frameworks. Where nobody said of any outcome within which,
 * that is what it says: then it warns at most.
 */
export const frameworkShareRule = defineRule<BudgetFacts>({
  id: 'M08',
  severity: 'blocks',
  moments: ['filing'],
  citation,
  origin: 'law',
  parameters: [
    { name: 'share', value: '75', unit: '%', citation, confidence: 'read', validFrom: '2017-01-01' },
  ],
  judge: (facts, parameters) => {
    const share = parameters.get('share')?.value ?? '';
    const { inFrameworks, operational, hasFrameworks, currency } = facts;
    const inputs = {
      inside: said(inFrameworks, facts),
      operational: said(operational, facts),
      share,
      currency,
    };
    if (operational > 0 && !hasFrameworks)
      return {
        kept: false,
        sentence: { key: 'finance.check-frameworks-unsaid', args: inputs },
        inputs,
        atMost: 'warns',
      };
    return {
      kept: isDecimal(share) && compareDecimals(times(inFrameworks, '100'), times(operational, share)) >= 0,
      sentence: { key: 'finance.check-frameworks', args: inputs },
      inputs,
    };
  },
});
