import { toDecimal } from '../../../kernel/money.ts';
import { defineRule } from '../../rulebook/rules/rule.ts';
import type { ChargeFacts } from './charge-facts.ts';

/** VAT that whoever paid it gets back is no cost: the expense is charged once its amount is what is left. */
export const recoverableVatRule = defineRule<ChargeFacts>({
  id: 'M29',
  severity: 'blocks',
  moments: ['charging', 'filing'],
  citation: 'AR/KB 11 Sept 2016, annex 4; DGD call of 2016 (recoverable VAT)',
  origin: 'law',
  parameters: [],
  judge: ({ recoverableVatMinor, withoutVatMinor, currency }) => {
    const kept = recoverableVatMinor === 0;
    const vat = toDecimal({ minor: recoverableVatMinor, currency });
    const left = toDecimal({ minor: withoutVatMinor, currency });
    return {
      kept,
      sentence: { key: `finance.check-vat-${kept ? 'kept' : 'recoverable'}`, args: { vat, left, currency } },
      inputs: { recoverableVatMinor, withoutVatMinor },
    };
  },
});
