import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { toDecimal } from '../../../kernel/money.ts';
import {
  defineRule,
  type ParameterSeed,
  type ParameterValues,
  type Rule,
} from '../../rulebook/rules/rule.ts';
import type { ClaimWay } from './claim-input.ts';
import { isBelowGate } from './instalment-gate.ts';

/** A balance and the instalment that it is measured by; undefined where there is none yet. */
export type Balance = { unspent: number; instalment: number; number: number } | undefined;

/** What the rules see of the claim of an instalment; minor units of `currency`. */
export type ClaimFacts = {
  number: number;
  year: number;
  way: ClaimWay;
  day: CalendarDay;
  decreeReceivedOn: CalendarDay | null;
  /** The last year whose financial report was filed. */
  reportedYear: number | null;
  /** By the last report, and by a statement of today. */
  reported: Balance;
  proven: Balance;
  /** What the report has above its share, by numbers of M09 of which these are not confirmed. */
  excess: number;
  unconfirmed: readonly string[];
  /** What was given up for this instalment already. */
  cutMinor: number;
  currency: string;
};

const art = (place: string): string => `AR/KB 11 Sept 2016, art. 32 ${place}`;

const read = (name: string, value: string, unit: string, citation: string): ParameterSeed => ({
  name,
  value,
  unit,
  citation,
  confidence: 'read',
  validFrom: '2017-01-01',
});

/** The article speaks of the programme's balance; an institute may measure the subsidy's alone. */
const base: ParameterSeed = {
  ...read('base', 'programme', 'programme-or-subsidy', art('§2, 3°')),
  confidence: 'guessed',
  isChoice: true,
};

/** The share that may be unspent of the instalment that a report justified: more of the first. */
export const allowedShare = (number: number, parameters: ParameterValues): string =>
  parameters.get(number === 1 ? 'first' : 'later')?.value ?? '';

const said = (minor: number, { currency }: ClaimFacts): string => toDecimal({ minor, currency });

const balanceArgs = (balance: Balance, percent: string, facts: ClaimFacts) => ({
  unspent: said(balance?.unspent ?? 0, facts),
  instalment: said(balance?.instalment ?? 0, facts),
  number: balance?.number ?? 0,
  percent,
  currency: facts.currency,
});

/** The last report shows that little enough is unspent. */
export const reportedBalanceRule = defineRule<ClaimFacts>({
  id: 'M09',
  severity: 'blocks',
  moments: ['filing'],
  citation: art('§2, 3°'),
  origin: 'law',
  parameters: [
    read('first', '50', '% of the first instalment', art('§2, 3°')),
    read('later', '25', '% of the last justified instalment', art('§2, 3°')),
    base,
  ],
  judge: (facts, parameters) => {
    const { reported, way } = facts;
    if (!reported) return { kept: true, sentence: { key: 'finance.check-claim-no-report' }, inputs: { way } };
    const percent = allowedShare(reported.number, parameters);
    const isBelow = isBelowGate({ ...reported, percent });
    const inputs = { ...balanceArgs(reported, percent, facts), way };
    const outcome = isBelow ? 'below' : way === 'plain' ? 'above' : 'other-way';
    return {
      kept: outcome !== 'above',
      sentence: { key: `finance.check-claim-report-${outcome}`, args: inputs },
      inputs,
    };
  },
});

/** The first way out: a statement of expenditure, in which money that only went to partners is no expense. */
export const provenBalanceRule = defineRule<ClaimFacts>({
  id: 'M10',
  severity: 'blocks',
  moments: ['filing'],
  citation: art('§3, 1°'),
  origin: 'law',
  parameters: [read('share', '25', '% of the last paid instalment', art('§3, 1°'))],
  judge: (facts, parameters) => {
    const { proven, way } = facts;
    const percent = parameters.get('share')?.value ?? '';
    const inputs = { ...balanceArgs(proven, percent, facts), way };
    if (way !== 'proof') return { kept: true, sentence: { key: 'finance.check-claim-not-this-way' }, inputs };
    const isBelow = proven !== undefined && isBelowGate({ ...proven, percent });
    return {
      kept: isBelow,
      sentence: { key: `finance.check-claim-proof-${isBelow ? 'below' : 'above'}`, args: inputs },
      inputs,
    };
  },
});

/** The second way out: what is above the share is given up for good, of budget and subsidy. */
export const cutRule = defineRule<ClaimFacts>({
  id: 'M11',
  severity: 'blocks',
  moments: ['filing'],
  citation: art('§3, 2°'),
  origin: 'law',
  parameters: [],
  judge: (facts) => {
    const { way, cutMinor, excess, unconfirmed } = facts;
    const inputs = { way, excess: said(excess, facts), cut: said(cutMinor, facts), currency: facts.currency };
    if (way !== 'cut') return { kept: true, sentence: { key: 'finance.check-claim-not-this-way' }, inputs };
    const kept = cutMinor >= excess;
    return {
      kept,
      unconfirmed,
      sentence: { key: `finance.check-claim-cut-${kept ? 'taken' : 'open'}`, args: inputs },
      inputs,
    };
  },
});

/** Not before a day of its year, nor before the decree was received. */
export const claimDayRule = defineRule<ClaimFacts>({
  id: 'M12',
  severity: 'blocks',
  moments: ['filing'],
  citation: art('§2, 1°'),
  origin: 'law',
  parameters: [read('from', '01-15', 'month and day of its year', art('§2, 1°'))],
  judge: ({ day, year, decreeReceivedOn }, parameters) => {
    const opens = `${year}-${parameters.get('from')?.value ?? '01-15'}`;
    const first = decreeReceivedOn !== null && decreeReceivedOn > opens ? decreeReceivedOn : opens;
    const inputs = { day, first };
    const kept = day >= first;
    return {
      kept,
      sentence: { key: `finance.check-claim-${kept ? 'in-time' : 'early'}`, args: inputs },
      inputs,
    };
  },
});

/** From the third instalment on the report that was due the year before is filed: that on the year before it. */
export const reportFiledRule = defineRule<ClaimFacts>({
  id: 'M13',
  severity: 'blocks',
  moments: ['filing'],
  citation: art('§2, 2°'),
  origin: 'law',
  parameters: [read('from-number', '3', 'number of the instalment', art('§2, 2°'))],
  judge: ({ number, year, reportedYear }, parameters) => {
    const wanted = year - 2;
    const isAsked = number >= Number(parameters.get('from-number')?.value ?? 3);
    const kept = !isAsked || (reportedYear !== null && reportedYear >= wanted);
    const inputs = { number, year: String(wanted) };
    const outcome = !isAsked ? 'not-asked' : kept ? 'filed' : 'missing';
    return { kept, sentence: { key: `finance.check-claim-report-${outcome}`, args: inputs }, inputs };
  },
});

export const claimRules: readonly Rule<ClaimFacts>[] = [
  claimDayRule,
  reportFiledRule,
  reportedBalanceRule,
  provenBalanceRule,
  cutRule,
];
