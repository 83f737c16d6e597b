import { compareDecimals, isDecimal } from '../../../kernel/decimal.ts';
import { toDecimal } from '../../../kernel/money.ts';
import { defineRule, type Rule } from '../../rulebook/rules/rule.ts';
import { type AssetFacts, assetRule } from './asset-rule.ts';
import { type ExchangeLook, oneMethodRule } from './exchange-rules.ts';
import { type PerDiemFacts, perDiemRule } from './per-diem-rule.ts';
import { type PurchaseFacts, procurementRule } from './procurement-rule.ts';

/** What the rules that only ask for a second look see of one expense. */
export type ExpenseLookFacts = ExchangeLook & {
  asset: AssetFacts;
  purchase: PurchaseFacts;
  perDiem: PerDiemFacts;
  paidYear: number;
  chargedYear: number;
  converted: { minor: number; currency: string };
  /** References of standing expenses of the same partner, amount and currency, of the same day or voucher number. */
  twins: readonly string[];
  /** References of standing expenses with the very same file as a voucher. */
  sameVouchers: readonly string[];
};

/** The same amount of the same partner on the same day is perhaps one payment entered twice. */
export const enteredOnceRule = defineRule<ExpenseLookFacts>({
  id: 'F-entered-once',
  severity: 'warns',
  moments: ['charging', 'filing'],
  citation: 'AR/KB 11 Sept 2016, annex 4 (one voucher, one subsidy)',
  origin: 'house',
  parameters: [],
  judge: ({ twins }) => ({
    kept: twins.length === 0,
    sentence: {
      key: twins.length === 0 ? 'finance.check-once-kept' : 'finance.check-once-twins',
      args: { references: twins.join(', ') },
    },
    inputs: { twins: twins.join(', ') },
  }),
});

/** One file backs one expense: where it hangs on two, it is one voucher shared out, or charged twice. */
const sameVoucherRule = defineRule<ExpenseLookFacts>({
  id: 'F-same-voucher',
  severity: 'warns',
  moments: ['charging', 'filing'],
  citation: 'AR/KB 11 Sept 2016, annex 4 (one voucher, one subsidy)',
  origin: 'house',
  parameters: [],
  judge: ({ sameVouchers }) => ({
    kept: sameVouchers.length === 0,
    sentence: {
      key: sameVouchers.length === 0 ? 'finance.check-voucher-alone' : 'finance.check-voucher-elsewhere',
      args: { references: sameVouchers.join(', ') },
    },
    inputs: { sameVouchers: sameVouchers.join(', ') },
  }),
});

/** Far above what is usual: a slip of a digit or a currency is found here before the auditor finds it. */
export const usualAmountRule = defineRule<ExpenseLookFacts>({
  id: 'F-usual-amount',
  severity: 'warns',
  moments: ['charging'],
  citation: 'House rule: amounts above the limit are looked at twice',
  origin: 'house',
  parameters: [
    {
      name: 'limit',
      value: '25000',
      unit: 'programme currency',
      citation: 'House rule of the institute',
      confidence: 'guessed',
      validFrom: '2017-01-01',
    },
  ],
  judge: ({ converted }, parameters) => {
    const limit = parameters.get('limit')?.value ?? '';
    const amount = toDecimal(converted);
    const kept = !isDecimal(limit) || compareDecimals(amount, limit) <= 0;
    return {
      kept,
      sentence: {
        key: kept ? 'finance.check-amount-usual' : 'finance.check-amount-unusual',
        args: { amount, limit, currency: converted.currency },
      },
      inputs: { amount, limit },
    };
  },
});

/** What is charged to another year than it was paid in needs a look before the year's account. */
const chargedYearRule = defineRule<ExpenseLookFacts>({
  id: 'F-charged-year',
  severity: 'warns',
  moments: ['filing'],
  citation: 'AR/KB 11 Sept 2016, art. 47 §1 (account of the year)',
  origin: 'house',
  parameters: [],
  judge: ({ paidYear, chargedYear }) => ({
    kept: paidYear === chargedYear,
    sentence: {
      key: paidYear === chargedYear ? 'finance.check-year-kept' : 'finance.check-year-other',
      args: { paid: String(paidYear), charged: String(chargedYear) },
    },
    inputs: { paidYear, chargedYear },
  }),
});

export const expenseLookRules: readonly Rule<ExpenseLookFacts>[] = [
  enteredOnceRule,
  sameVoucherRule,
  usualAmountRule,
  chargedYearRule,
  oneMethodRule,
  assetRule,
  procurementRule,
  perDiemRule,
];
