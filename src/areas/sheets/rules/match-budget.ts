import { type CalendarDay, firstDayOfYear, lastDayOfYear } from '../../../kernel/calendar-day.ts';
import { type BudgetAmountInput, headingFits } from '../../finance/rules/budget-input.ts';
import { placeKey } from '../../finance/rules/budget-place.ts';
import type { RowProblem } from './match-expenses.ts';
import { type PlaceNames, placeNamed } from './place-names.ts';
import type { BudgetSheetRow } from './sheet-input.ts';

/** An amount of the budget in force. */
export type StandingAmount = {
  id: string;
  outcomeId: string | null;
  partnershipId: string | null;
  block: string;
  line: string | null;
  heading: string | null;
  item: string;
  from: CalendarDay;
  until: CalendarDay;
  minor: number;
  currency: string;
};

export type MatchedAmount = {
  row: number;
  becomes: 'created' | 'updated' | 'unchanged';
  input: BudgetAmountInput;
  key: string;
  standing?: StandingAmount;
};

type Period = { from: CalendarDay; until: CalendarDay };

/** The days of a year that lie within the programme. */
export const yearWithin = (year: number, { from, until }: Period): Period => ({
  from: firstDayOfYear(year) < from ? from : firstDayOfYear(year),
  until: lastDayOfYear(year) > until ? until : lastDayOfYear(year),
});

/** What each year of each row comes to beside the budget in force: new, changed or the same; or why it cannot be. */
export const matchBudget = (
  rows: readonly BudgetSheetRow[],
  { names, period, standing }: { names: PlaceNames; period: Period; standing: readonly StandingAmount[] },
): { matched: MatchedAmount[]; problems: RowProblem[] } => {
  const problems: RowProblem[] = [];
  const byKey = new Map(standing.map((amount) => [placeKey(amount), amount]));
  const seen = new Map<string, number>();
  const matched = rows.flatMap((row): MatchedAmount[] => {
    const before = problems.length;
    const wrong = (column: string, key: string) => problems.push({ row: row.row, column, problem: { key } });
    const outcome = placeNamed(names, 'outcomes', row.outcome);
    if (outcome.problem) problems.push({ row: row.row, column: 'outcome', problem: outcome.problem });
    const partner = placeNamed(names, 'partners', row.partner);
    if (partner.problem) problems.push({ row: row.row, column: 'partner', problem: partner.problem });
    if (!headingFits(row)) wrong('heading', 'finance.heading-of-another-block');
    if (row.block !== 'operational' && (row.line || row.outcome))
      wrong(row.line ? 'line' : 'outcome', 'finance.only-operational-costs-have-a-line');
    if (problems.length > before) return [];
    return row.amounts.flatMap(({ year, amount }): MatchedAmount[] => {
      const cell = {
        outcomeId: outcome.id ?? null,
        partnershipId: partner.id ?? null,
        block: row.block,
        line: row.line ?? null,
        heading: row.heading ?? null,
        item: row.item,
        ...yearWithin(year, period),
      };
      const key = placeKey({ ...cell, currency: amount.currency });
      const twice = seen.get(key);
      if (twice !== undefined) {
        const column = String(year);
        problems.push({ row: row.row, column, problem: { key: 'sheets.line-twice', args: { row: twice } } });
        return [];
      }
      seen.set(key, row.row);
      const stands = byKey.get(key);
      if (!stands && amount.minor === 0) return [];
      const becomes = !stands ? 'created' : stands.minor === amount.minor ? 'unchanged' : 'updated';
      const input: BudgetAmountInput = {
        ...cell,
        block: row.block,
        outcomeId: outcome.id,
        partnershipId: partner.id,
        line: row.line,
        heading: row.heading,
        amount,
      };
      return [{ row: row.row, becomes, input, key, ...(stands ? { standing: stands } : {}) }];
    });
  });
  return { matched, problems };
};
