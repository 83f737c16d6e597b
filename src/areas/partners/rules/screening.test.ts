import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { applyRule, type ParameterValue, type Rule } from '../../rulebook/rules/rule.ts';
import type { ScreeningFacts, ScreeningSeen } from './screening.ts';
import { screeningAge } from './screening-age.ts';
import { screeningCongress } from './screening-congress.ts';
import { screeningIncome } from './screening-income.ts';
import { type IncomeShares, screeningInput } from './screening-input.ts';
import { screeningMissing } from './screening-missing.ts';

const day = '2026-06-01' as CalendarDay;
const seen = (more: Readonly<Record<string, unknown>> = {}): ScreeningSeen => ({
  screenedOn: '2026-01-15' as CalendarDay,
  congressHeldOn: null,
  congressDueOn: null,
  congressPreventedSource: null,
  income: null,
  ...more,
});
const seeds = (rule: Rule<ScreeningFacts>) =>
  new Map<string, ParameterValue>(rule.parameters.map((seed) => [seed.name, seed]));
const verdictOf = (rule: Rule<ScreeningFacts>, screening: ScreeningSeen | null, on = day) =>
  applyRule(rule, { day: on, screening }, seeds(rule), { day: on, exceptions: [] });

const cases = (
  rule: Rule<ScreeningFacts>,
  rows: readonly (readonly [string, ScreeningSeen | null, string])[],
): void => {
  for (const [what, screening, verdict] of rows)
    test(`${rule.id}, ${what}: ${verdict}`, () => {
      assert.equal(verdictOf(rule, screening).verdict, verdict);
    });
};

cases(screeningMissing, [
  ['a screening of this year', seen(), 'ok'],
  ['a screening of long ago', seen({ screenedOn: '2009-01-01' }), 'ok'],
  ['a screening of the day itself', seen({ screenedOn: day }), 'ok'],
  ['no screening', null, 'blocks'],
]);

for (const on of ['2007-06-06', '2021-12-16', '2031-12-31'] as CalendarDay[])
  test(`O1-screening-missing, no screening on ${on}: blocks, and says so without a day`, () => {
    const check = verdictOf(screeningMissing, null, on);
    assert.equal(check.verdict, 'blocks');
    assert.deepEqual(check.sentence, { key: 'partners.screening-missing-broken' });
  });

test('O1-screening-missing: the director’s derogation settles it while it lasts, and not a day longer', () => {
  const exception = { ruleId: screeningMissing.id, from: day, until: '2026-06-30' as CalendarDay };
  const on = (judged: string) =>
    applyRule(screeningMissing, { day: judged as CalendarDay, screening: null }, new Map(), {
      day: judged as CalendarDay,
      exceptions: [exception],
    }).verdict;
  assert.deepEqual([on('2026-05-31'), on('2026-06-30'), on('2026-07-01')], ['blocks', 'settled', 'blocks']);
  assert.equal(screeningMissing.origin, 'house');
});

cases(screeningAge, [
  ['five months old', seen(), 'ok'],
  ['twelve months old to the day', seen({ screenedOn: '2025-06-01' }), 'ok'],
  ['of today', seen({ screenedOn: day }), 'ok'],
  ['twelve months and a day old', seen({ screenedOn: '2025-05-31' }), 'warns'],
  ['two years old', seen({ screenedOn: '2024-06-01' }), 'warns'],
  ['of the last programme', seen({ screenedOn: '2019-06-01' }), 'warns'],
]);

cases(screeningCongress, [
  ['the next congress is to come', seen({ congressDueOn: '2027-03-01' }), 'ok'],
  ['it is due today', seen({ congressDueOn: day }), 'ok'],
  ['nobody knows what the statutes want', seen(), 'ok'],
  [
    'congress prevented, with a source, is an answer and no failure',
    seen({ congressDueOn: '2024-01-01', congressPreventedSource: 'Letter of the prefect' }),
    'ok',
  ],
  ['due yesterday', seen({ congressDueOn: '2026-05-31' }), 'warns'],
  ['overdue since years', seen({ congressDueOn: '2022-05-31' }), 'warns'],
  [
    'held once and overdue again',
    seen({ congressHeldOn: '2020-05-31', congressDueOn: '2025-05-31' }),
    'warns',
  ],
]);

const income = (more: Partial<IncomeShares>): IncomeShares => ({
  dues: 0,
  employer: 0,
  state: 0,
  party: 0,
  donors: 0,
  other: 0,
  ...more,
});

cases(screeningIncome, [
  ['all of it dues', seen({ income: income({ dues: 100 }) }), 'ok'],
  ['the state at the threshold', seen({ income: income({ dues: 70, state: 30 }) }), 'ok'],
  ['much of it from donors', seen({ income: income({ dues: 10, donors: 90 }) }), 'ok'],
  ['nobody knows it', seen(), 'ok'],
  ['employers above the threshold', seen({ income: income({ dues: 89, employer: 11 }) }), 'warns'],
  ['the state above the threshold', seen({ income: income({ dues: 69, state: 31 }) }), 'warns'],
  ['a party above the threshold', seen({ income: income({ dues: 94, party: 6 }) }), 'warns'],
]);

const said = {
  partnershipId: '019a0000-0000-7000-8000-000000000001',
  screenedOn: '2026-01-15',
  legalStatus: 'registered',
  electionMethod: 'secret_ballot',
  source: 'congress report',
};
const wrongFields = (more: Readonly<Record<string, unknown>>) => {
  const parsed = screeningInput.safeParse({ ...said, ...more });
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => [path.join('.'), message]);
};

test('income shares add up to 100, or the field says so; nobody need know them', () => {
  assert.deepEqual(wrongFields({}), []);
  assert.deepEqual(wrongFields({ incomeDues: 60, incomeDonors: 40 }), []);
  for (const shares of [{ incomeDues: 60 }, { incomeDues: 60, incomeState: 50 }, { incomeOther: 0 }])
    assert.deepEqual(wrongFields(shares), [['incomeDues', 'partners.income-not-hundred']]);
});

test('a union that is not registered says who documents it: then it is an answer', () => {
  for (const legalStatus of ['in_procedure', 'not_recognised', 'no_longer_recognised']) {
    assert.deepEqual(wrongFields({ legalStatus }), [
      ['recognitionSource', 'partners.recognition-needs-source'],
    ]);
    assert.deepEqual(wrongFields({ legalStatus, recognitionSource: 'decree of 2024' }), []);
  }
});

test('women and youth are part of the seats, and neither screening nor congress lies ahead', () => {
  assert.deepEqual(wrongFields({ organSeats: 10, organWomen: 4, organYouth: 3 }), []);
  assert.deepEqual(wrongFields({ organSeats: 10, organWomen: 11 }), [
    ['organWomen', 'partners.more-than-seats'],
  ]);
  assert.deepEqual(wrongFields({ organYouth: 1 }), [['organYouth', 'partners.more-than-seats']]);
  assert.deepEqual(wrongFields({ screenedOn: '2099-01-01' }), [
    ['screenedOn', 'partners.screened-in-future'],
  ]);
  assert.deepEqual(wrongFields({ congressHeldOn: '2026-02-01' }), [
    ['congressHeldOn', 'partners.congress-held-later'],
  ]);
});
