import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { matchBudget } from './match-budget.ts';
import { placeNames } from './place-names.ts';
import type { BudgetSheetRow } from './sheet-input.ts';

const names = placeNames({
  outcomes: [],
  partners: [{ id: 'p1', name: 'Invented union', acronym: 'IU' }],
  activities: [],
});
const period = { from: '2027-01-01' as CalendarDay, until: '2031-12-31' as CalendarDay };
const line = (row: number, partner: string, ...years: number[]): BudgetSheetRow => ({
  row,
  partner,
  block: 'operational',
  line: 'a',
  heading: 'running',
  item: '',
  amounts: years.map((year) => ({ year, amount: { minor: 10_000_00, currency: 'EUR' } })),
});
const cells = (rows: readonly BudgetSheetRow[]) => {
  const { matched, problems } = matchBudget(rows, { names, period, standing: [] });
  return {
    created: matched.length,
    refused: problems.map(
      ({ row, column, problem }) => `${row} ${column} ${problem.key} ${problem.args?.row}`,
    ),
  };
};

test('a cell that a row names by the name of its partner and another by the acronym is told twice, by year', () => {
  assert.deepEqual(cells([line(2, 'Invented union', 2027, 2028), line(3, 'IU', 2028, 2029)]), {
    created: 3,
    refused: ['3 2028 sheets.line-twice 2'],
  });
});

test('rows of one partner in different years are different cells', () => {
  assert.deepEqual(cells([line(2, 'Invented union', 2027), line(3, 'iu', 2028)]), {
    created: 2,
    refused: [],
  });
});
