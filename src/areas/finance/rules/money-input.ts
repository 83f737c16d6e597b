import * as z from 'zod/mini';
import { compareDecimals, isDecimal } from '../../../kernel/decimal.ts';
import { decimalInput } from '../../results/rules/fact-input.ts';

export const currencyInput = z.string().check(z.regex(/^[A-Z]{3}$/, 'finance.currency-form'));

/** Whole minor units, a safe integer, and an ISO 4217 code. */
export const moneyInput = z.object({ minor: z.int(), currency: currencyInput });

export const positiveMoneyInput = moneyInput.check(
  z.refine(({ minor }) => minor > 0, 'finance.amount-not-positive'),
);

/** Units of the programme's currency for one unit of the amount's. */
export const rateInput = decimalInput.check(
  z.refine((rate) => isDecimal(rate) && compareDecimals(rate, '0') > 0, 'finance.rate-not-positive'),
);
