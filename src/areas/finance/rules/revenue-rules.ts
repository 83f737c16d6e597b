import { toDecimal } from '../../../kernel/money.ts';
import { defineRule, type Rule } from '../../rulebook/rules/rule.ts';

/** A year of a programme's additional revenue; minor units of its currency. */
export type RevenueYear = {
  year: number;
  currency: string;
  /** Of activities, sales and claims. */
  additional: number;
  interest: number;
  /** What expenses charged to the year paid out of additional revenue. */
  spent: number;
};

/** `until` the year and with it: what was recorded and counts, and what was spent of it; and the interest of the year. */
export type RevenueFacts = {
  year: number;
  currency: string;
  counted: number;
  spent: number;
  interest: number;
  /** The choice of M26. */
  policy: string;
};

/** What a programme earns is recorded, reported by year and spent on the programme. */
const revenueSpentRule = defineRule<RevenueFacts>({
  id: 'M25',
  severity: 'warns',
  moments: ['filing'],
  citation: 'AR/KB 11 Sept 2016, art. 31, 40-41, 47 §1 4°',
  origin: 'law',
  parameters: [],
  judge: ({ year, currency, counted, spent }) => {
    const kept = counted <= spent;
    const args = {
      year,
      currency,
      counted: toDecimal({ minor: counted, currency }),
      left: toDecimal({ minor: Math.max(0, counted - spent), currency }),
    };
    return {
      kept,
      sentence: { key: `finance.check-revenue-${kept ? 'spent' : 'left'}`, args },
      inputs: { year, counted, spent },
    };
  },
});

/** Interest on the subsidy is not named among additional revenue: what it counts as is the institute's choice. */
const interestRule = defineRule<RevenueFacts>({
  id: 'M26',
  severity: 'informs',
  moments: ['filing'],
  citation: 'AR/KB 11 Sept 2016, art. 1, 16° (bank interest is not named)',
  origin: 'house',
  parameters: [
    {
      name: 'policy',
      value: 'additional_revenue',
      unit: 'additional_revenue or own_funds',
      citation: 'House rule: to be confirmed by the institute',
      confidence: 'guessed',
      validFrom: '2007-06-06',
      isChoice: true,
    },
  ],
  judge: ({ year, currency, interest, policy }) => {
    const kept = interest === 0;
    const said = kept ? 'none' : policy === 'own_funds' ? 'own-funds' : 'revenue';
    const args = { year, currency, interest: toDecimal({ minor: interest, currency }) };
    return {
      kept,
      sentence: { key: `finance.check-interest-${said}`, args },
      inputs: { year, interest, policy },
    };
  },
});

export const revenueRules: readonly Rule<RevenueFacts>[] = [revenueSpentRule, interestRule];

/** Whether interest counts as additional revenue; it does where nothing was chosen. */
const interestCounts = (policy: string): boolean => policy !== 'own_funds';

/** The facts of each year that has any, in their order: revenue is spent when the expenses up to that year cover it. */
export const revenueFactsOf = (years: readonly RevenueYear[], policy: string): RevenueFacts[] =>
  years.map(({ year, currency, interest }) => {
    const until = years.filter((each) => each.year <= year && each.currency === currency);
    const sum = (of: (each: RevenueYear) => number) => until.reduce((total, each) => total + of(each), 0);
    return {
      year,
      currency,
      interest,
      policy,
      counted: sum((each) => each.additional + (interestCounts(policy) ? each.interest : 0)),
      spent: sum(({ spent }) => spent),
    };
  });
