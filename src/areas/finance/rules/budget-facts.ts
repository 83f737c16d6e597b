import { compareDecimals, isDecimal, multiplyDecimals } from '../../../kernel/decimal.ts';
import { toDecimal } from '../../../kernel/money.ts';

/** The sums of a programme's budget, in minor units of its currency. */
export type BudgetFacts = {
  operational: number;
  management: number;
  structure: number;
  /** Of the operational costs, those of outcomes within a joint strategic framework. */
  inFrameworks: number;
  /** Of any outcome somebody said within which framework it works. */
  hasFrameworks: boolean;
  /** Of the operational costs, what partners spend (line a). */
  partners: number;
  /** How many calendar years the programme has. */
  years: number;
  /** Every outcome is in Belgium. */
  isNorthOnly: boolean;
  /** As the newest decision gave it; 0 before one. */
  subsidy: number;
  isDecided: boolean;
  /** Who is named for the own contribution, by kind of source. */
  ownSources: Readonly<Record<string, number>>;
  currency: string;
};

export const directOf = ({ operational, management }: BudgetFacts): number => operational + management;
export const totalOf = (facts: BudgetFacts): number => directOf(facts) + facts.structure;

export const times = (minor: number, percent: string): string => multiplyDecimals(String(minor), percent);

/** No more than `percent` of the whole: compared as products, so that nothing is rounded. */
export const isWithin = (minor: number, percent: string, whole: number): boolean =>
  isDecimal(percent) && compareDecimals(times(minor, '100'), times(whole, percent)) <= 0;

export const said = (minor: number, { currency }: BudgetFacts): string => toDecimal({ minor, currency });
