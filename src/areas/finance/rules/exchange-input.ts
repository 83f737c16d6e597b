import * as z from 'zod/mini';
import { dayInput, idInput, reasonInput } from '../../results/rules/fact-input.ts';
import { exchangeMethods, rateSources } from './exchange-methods.ts';
import { currencyInput, positiveMoneyInput, rateInput } from './money-input.ts';
import { mostRates } from './rate-file.ts';

/** The rates of one file. `reason`: needed where it says another value than what was loaded before. */
export const ratesInput = z.object({
  source: z.enum(rateSources),
  rates: z
    .array(z.object({ currency: currencyInput, on: dayInput, perEuro: rateInput }))
    .check(z.minLength(1), z.maxLength(mostRates)),
  fileName: z.optional(z.string().check(z.trim(), z.maxLength(300))),
  reason: z.optional(reasonInput),
});

/** No agreement: amounts under none, and under those that declare nothing. */
export const exchangeMethodInput = z.object({
  id: z.optional(idInput),
  agreementId: z.optional(idInput),
  method: z.enum(exchangeMethods),
  fromOn: dayInput,
  reason: reasonInput,
});

/** What arrived of a transfer. `reason`: needed where another amount stands already. */
export const transferReceiptInput = z.object({
  id: z.optional(idInput),
  transactionId: idInput,
  received: positiveMoneyInput,
  receivedOn: dayInput,
  cost: z.optional(positiveMoneyInput),
  reason: z.optional(reasonInput),
});

export type RatesInput = z.infer<typeof ratesInput>;
