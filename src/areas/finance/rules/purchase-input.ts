import * as z from 'zod/mini';
import { isCountryCode } from '../../../kernel/country.ts';
import { dayInput } from '../../results/rules/fact-input.ts';
import { positiveMoneyInput } from './money-input.ts';

/** How a purchase was made: bought at once, of several quotes, negotiated, by tender, under a framework contract. */
export const procurements = ['direct', 'quotes', 'negotiated', 'tender', 'framework'] as const;

const country = z.string().check(z.refine(isCountryCode, 'finance.country-unknown'));

/** What an expense says of a purchase, and of per diems: the country, and persons times days. */
export const purchaseFields = {
  procurement: z.optional(z.enum(procurements)),
  offers: z.optional(z.int().check(z.gte(0), z.lte(100))),
  perDiemCountry: z.optional(country),
  perDiemDays: z.optional(z.int().check(z.gte(1), z.lte(1_000_000))),
};

const mostPerDiems = 1000;

/** The most that is paid a person and day, by country, from a day on. */
export const perDiemsInput = z.object({
  fromOn: dayInput,
  source: z.string().check(z.trim(), z.minLength(1), z.maxLength(300)),
  perDiems: z
    .array(z.object({ country, amount: positiveMoneyInput }))
    .check(z.minLength(1), z.maxLength(mostPerDiems)),
});
