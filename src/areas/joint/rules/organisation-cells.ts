import type { FieldErrors, Problem } from '../../../kernel/problem.ts';
import type { OrganisationAmountInput } from './joint-input.ts';

/** What amounts can name: organisations that do not work here, joint outcomes, years of the programme. */
export type AmountsContext = {
  currency: string;
  years: { from: number; until: number };
  outcomes: readonly string[];
  organisations: readonly { id: string; name: string }[];
};

type Cell = {
  coApplicantId: string;
  block: string;
  year: number;
  outcomeCode?: string | null | undefined;
  line?: string | null | undefined;
};

/** What makes two amounts the same cell. */
export const amountKey = ({ coApplicantId, block, outcomeCode, line, year }: Cell): string =>
  JSON.stringify([coApplicantId, block, outcomeCode ?? null, line ?? null, year]);

/** By the place in the list and its field, what cannot be; undefined where all can. */
export const refusedAmounts = (
  amounts: readonly OrganisationAmountInput[],
  context: AmountsContext,
): FieldErrors | undefined => {
  const errors: FieldErrors = {};
  const seen = new Map<string, number>();
  for (const [at, amount] of amounts.entries()) {
    const key = amountKey(amount);
    const twice = seen.get(key);
    const wrong =
      twice === undefined
        ? wrongIn(amount, context)
        : { field: 'budget', problem: { key: 'sheets.line-twice', args: { row: twice } } };
    seen.set(key, at + 1);
    if (wrong) errors[`amounts.${at}.${wrong.field}`] = [wrong.problem];
  }
  return Object.keys(errors).length > 0 ? errors : undefined;
};

/** What of one amount cannot be in this joint programme. */
export const wrongIn = (
  { coApplicantId, outcomeCode, year, budget, actual }: OrganisationAmountInput,
  { currency, years, outcomes, organisations }: AmountsContext,
): { field: string; problem: Problem } | undefined => {
  const unknown = { key: 'problem.not-known-here' };
  if (!organisations.some(({ id }) => id === coApplicantId))
    return { field: 'coApplicantId', problem: unknown };
  if (outcomeCode && !outcomes.includes(outcomeCode)) return { field: 'outcomeCode', problem: unknown };
  if (year < years.from || year > years.until) {
    const args = { year: String(year), from: String(years.from), until: String(years.until) };
    return { field: 'year', problem: { key: 'sheets.year-outside', args } };
  }
  const foreign = { key: 'finance.currency-of-programme', args: { currency } };
  if (budget.currency !== currency) return { field: 'budget', problem: foreign };
  if (actual.currency !== currency) return { field: 'actual', problem: foreign };
  return undefined;
};
