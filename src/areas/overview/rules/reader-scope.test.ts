import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { moneyOfReader, outcomesOfReader, type Reader, timeOfReader } from './reader-scope.ts';

const day = (text: string) => text as CalendarDay;
const reader = (more: Partial<Reader> = {}): Reader => ({ partnerships: [], scope: null, ...more });
const auditor = reader({ scope: { outcomes: ['a'], years: [2024, 2025] } });
const budget = (outcomeId: string | null, from: string, until: string, minor: number) => ({
  outcomeId,
  from: day(from),
  until: day(until),
  minor,
});
const money = {
  budget: [
    budget('a', '2024-01-01', '2024-12-31', 100),
    budget('a', '2025-01-01', '2026-12-31', 730),
    budget(null, '2024-01-01', '2024-12-31', 7),
  ],
  spending: [
    { outcomeId: 'a', year: 2024, spent: 90 },
    { outcomeId: 'a', year: 2026, spent: 80 },
    { outcomeId: 'b', year: 2024, spent: 900 },
    { outcomeId: null, year: 2024, spent: 9 },
  ],
};

test('an auditor’s budget and spending are of the same outcomes and years', () => {
  const own = moneyOfReader(auditor, money);
  assert.deepEqual(
    own.budget.map(({ minor }) => minor),
    [100, 365],
  );
  assert.deepEqual(
    own.spending.map(({ spent }) => spent),
    [90],
  );
});

test('staff, a partner and an auditor of frozen figures alone keep what they read', () => {
  const frozenOnly = reader({ scope: { outcomes: [], years: [] } });
  for (const each of [reader(), reader({ partnerships: ['p'] }), frozenOnly])
    assert.deepEqual(moneyOfReader(each, money), money);
});

test('the time is that of the years under control within the programme', () => {
  const programme = { fromOn: day('2022-01-01'), untilOn: day('2025-06-30') };
  assert.deepEqual(timeOfReader(auditor, programme), { fromOn: '2024-01-01', untilOn: '2025-06-30' });
  assert.deepEqual(timeOfReader(reader(), programme), programme);
  const elsewhere = reader({ scope: { outcomes: ['a'], years: [2030] } });
  assert.deepEqual(timeOfReader(elsewhere, programme), programme);
});

test('a partner has every outcome that it reads, an auditor those under control', () => {
  const outcomes = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
  const ids = (of: Reader) => outcomesOfReader(of, outcomes).map(({ id }) => id);
  assert.deepEqual(ids(reader({ partnerships: ['p'] })), ['a', 'b', 'c']);
  assert.deepEqual(ids(auditor), ['a']);
  assert.deepEqual(ids(reader()), ['a', 'b', 'c']);
});
