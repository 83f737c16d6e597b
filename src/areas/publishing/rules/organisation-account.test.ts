import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import type { IatiActivity } from './iati-file.ts';
import { organisationAccount } from './organisation-account.ts';

const day = (text: string) => text as CalendarDay;
const budget = (amount: string, from: string, until: string, status = '2') => ({
  ...{ type: '1', status, start: day(from), end: day(until) },
  value: { valueDate: day(from), amount },
});
const paid = (type: string, on: string, amount: string, currency?: string) => ({
  ...{ type, date: day(on), description: {} },
  value: { valueDate: day(on), amount, ...(currency ? { currency } : {}) },
});
const activity = (identifier: string, more: Partial<IatiActivity>): IatiActivity =>
  ({
    ...{ identifier, hierarchy: 2, currency: 'EUR', countries: [], regions: [], relatedActivities: [] },
    ...{ budgets: [], transactions: [] },
    ...more,
  }) as unknown as IatiActivity;
const accountOf = (...activities: IatiActivity[]) =>
  organisationAccount(
    activities,
    { ref: 'BE-1', type: '22', names: { fr: 'Institut' } },
    { lastUpdatedAt: '2026-06-01T00:00:00Z', currency: 'EUR' },
  );
const told = (rows: readonly { start: string; value: { amount?: string; currency?: string } }[]) =>
  rows.map(({ start, value }) => `${start.slice(0, 4)} ${value.amount}${value.currency ?? ''}`);

test('budgets and spending of all activities are added up by calendar year, to the cent', () => {
  const first = activity('A', {
    budgets: [budget('100', '2025-01-01', '2025-12-31'), budget('366.01', '2026-07-01', '2027-06-30')],
    transactions: [
      paid('3', '2025-05-05', '40.5'),
      paid('4', '2025-12-31', '9.5'),
      paid('2', '2025-01-01', '99'),
    ],
  });
  const second = activity('B', {
    budgets: [budget('0.5', '2025-01-01', '2025-12-31', '1')],
    transactions: [paid('4', '2026-03-31', '7', 'USD'), paid('4', '2026-03-31', '-7', 'EUR')],
  });
  const { budgets, expenditures } = accountOf(first, second);
  assert.deepEqual(told(budgets), ['2025 100.5', '2026 184.51', '2027 181.5']);
  assert.deepEqual(
    budgets.map(({ status }) => status),
    ['1', '2', '2'],
    'indicative where any part is',
  );
  assert.deepEqual(told(expenditures), ['2025 50', '2026 -7', '2026 7USD']);
});

test('a budget is shared over places as their shares say, and over none where several say no share', () => {
  const budgets = [budget('100', '2026-01-01', '2026-12-31')];
  const countries = [
    { code: 'BJ', percentage: '33.3', text: {} },
    { code: 'CD', percentage: '33.3', text: {} },
  ];
  const regions = [{ code: '998', vocabulary: '1', percentage: '33.4', text: {} }];
  const shared = accountOf(
    activity('A', { budgets, countries, regions }),
    activity('B', { budgets, countries: [{ code: 'BJ', text: {} }] }),
    activity('C', { budgets, countries: countries.map(({ code }) => ({ code, text: {} })) }),
  );
  assert.deepEqual(told(shared.budgets), ['2026 300']);
  assert.deepEqual(
    shared.countryBudgets.map(({ country, value }) => [country.code, value.amount]),
    [
      ['BJ', '133.3'],
      ['CD', '33.3'],
    ],
  );
  assert.deepEqual(
    shared.regionBudgets.map(({ region, value }) => [region, value.amount]),
    [[{ code: '998', vocabulary: '1' }, '33.4']],
  );
});

test('a programme that states the budgets of its outcomes is not counted beside them, one that states its own is', () => {
  const outcome = activity('P-1', { budgets: [budget('80', '2026-01-01', '2026-12-31')] });
  const programme = (amount: string) =>
    activity('P', {
      hierarchy: 1,
      budgets: [budget(amount, '2026-01-01', '2026-12-31')],
      relatedActivities: [{ ref: 'P-1', type: '2' }],
    });
  assert.deepEqual(
    told(accountOf(programme('20'), outcome).budgets),
    ['2026 100'],
    'its own, of the structure',
  );
  assert.deepEqual(told(accountOf(programme('80'), outcome).budgets), ['2026 80']);
  assert.deepEqual(told(accountOf(programme('95'), outcome).budgets), ['2026 95']);
});
