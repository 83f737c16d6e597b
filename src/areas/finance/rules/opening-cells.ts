import type { FieldErrors, Problem } from '../../../kernel/problem.ts';
import type { OpeningBalanceInput } from './opening-input.ts';

/** What balances of a programme can name: its outcomes, the partners, and its reports with the years they cover. */
export type OpeningContext = {
  currency: string;
  outcomes: ReadonlySet<string>;
  partnerships: ReadonlySet<string>;
  reports: ReadonlyMap<string, { title: string; years: readonly number[] }>;
};

type Cell = Pick<OpeningBalanceInput, 'block' | 'item' | 'year'> & {
  [Field in 'outcomeId' | 'partnershipId' | 'line' | 'heading']?: string | null | undefined;
};

/** What makes two balances the same cell of the same year. */
export const openingKey = ({ outcomeId, partnershipId, block, line, heading, item, year }: Cell): string =>
  JSON.stringify([outcomeId, partnershipId, block, line, heading, item, year].map((each) => each ?? null));

/** By the place in the list and its field, what cannot be; undefined where all can. */
export const refusedBalances = (
  balances: readonly OpeningBalanceInput[],
  context: OpeningContext,
): FieldErrors | undefined => {
  const errors: FieldErrors = {};
  const seen = new Map<string, number>();
  for (const [at, balance] of balances.entries()) {
    const key = openingKey(balance);
    const wrong = seen.has(key)
      ? ({ field: 'amount', problem: { key: 'sheets.line-twice', args: { row: seen.get(key)! } } } as const)
      : wrongIn(balance, context);
    seen.set(key, at + 1);
    if (wrong) errors[`balances.${at}.${wrong.field}`] = [wrong.problem];
  }
  return Object.keys(errors).length > 0 ? errors : undefined;
};

type Wrong = { field: keyof OpeningBalanceInput; problem: Problem };

/** What of one balance cannot be in this programme. */
export const wrongIn = (
  { outcomeId, partnershipId, reportId, year, amount }: OpeningBalanceInput,
  { currency, outcomes, partnerships, reports }: OpeningContext,
): Wrong | undefined => {
  const unknown = { key: 'problem.not-known-here' };
  if (outcomeId && !outcomes.has(outcomeId)) return { field: 'outcomeId', problem: unknown };
  if (partnershipId && !partnerships.has(partnershipId)) return { field: 'partnershipId', problem: unknown };
  const report = reports.get(reportId);
  if (!report) return { field: 'reportId', problem: unknown };
  if (!report.years.includes(year))
    return {
      field: 'year',
      problem: { key: 'finance.year-not-in-report', args: { year: String(year), report: report.title } },
    };
  if (amount.currency !== currency)
    return { field: 'amount', problem: { key: 'finance.currency-of-programme', args: { currency } } };
  return undefined;
};
