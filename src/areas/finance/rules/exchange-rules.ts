import type { Decimal } from '../../../kernel/decimal.ts';
import { defineRule } from '../../rulebook/rules/rule.ts';
import type { ExchangeMethod } from './exchange-methods.ts';

/** How one expense was converted, and how the declared method would have; minor units of the programme's currency. */
export type ExchangeUse = {
  method: ExchangeMethod | null;
  used: { minor: number; rate: Decimal };
  /** Null where the method has no rate for it: none was loaded, or no transfer bears it whole yet. */
  due: { minor: number; rate: Decimal } | null;
};

/** Null: in the programme's own currency, where nothing is exchanged. */
export type ExchangeLook = { exchange: ExchangeUse | null };

// A cash book is converted once and shared out: a row of it is a minor unit off at most.
const mostApart = 1;

/** One declared method an agreement, used throughout; what it differs by is a loss or a gain, and no expense. */
export const oneMethodRule = defineRule<ExchangeLook>({
  id: 'M27',
  severity: 'warns',
  moments: ['charging', 'filing'],
  citation: 'DGD technical notes on financial control (exchange rates)',
  origin: 'law',
  parameters: [],
  judge: ({ exchange }) => {
    if (!exchange) return { kept: true, sentence: { key: 'finance.check-exchange-own' }, inputs: {} };
    const { method, used, due } = exchange;
    if (!method)
      return { kept: true, sentence: { key: 'finance.check-exchange-undeclared' }, inputs: { method } };
    const inputs = { method, used: used.rate, due: due?.rate ?? null };
    if (!due)
      return { kept: true, sentence: { key: 'finance.check-exchange-unknown', args: { method } }, inputs };
    const kept = Math.abs(used.minor - due.minor) <= mostApart;
    const args = { method, used: used.rate, due: due.rate };
    return { kept, sentence: { key: `finance.check-exchange-${kept ? 'kept' : 'other'}`, args }, inputs };
  },
});
