import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { wordsIn } from '../../../text/words.ts';
import { grantErrors } from './grant-errors.ts';

test('a decision grants no more than was asked, and shares alone no more than the subsidy that stands', () => {
  const submission = { askedMinor: 300, shares: new Map([['a', 100]]) };
  const first = { submission, subsidyMinor: undefined };
  const later = { submission: undefined, subsidyMinor: 300 };
  const share = (grantedMinor: number, askedMinor?: number) => [
    { outcomeId: 'a', grantedMinor, ...(askedMinor === undefined ? {} : { askedMinor }) },
  ];
  for (const [said, before, field] of [
    [{ subsidyMinor: 300, shares: share(100) }, first, undefined],
    [{ subsidyMinor: 301, shares: [] }, first, 'subsidyMinor'],
    [{ subsidyMinor: 301, askedMinor: 400, shares: [] }, first, undefined],
    [{ subsidyMinor: 300, shares: share(101) }, first, 'shares.0.grantedMinor'],
    [{ shares: share(101, 120) }, first, undefined],
    [{ shares: share(121, 120) }, first, 'shares.0.grantedMinor'],
    [{ shares: share(300) }, later, undefined],
    [{ shares: share(301) }, later, 'shares.0.grantedMinor'],
    [{ subsidyMinor: 400, shares: share(301) }, later, undefined],
  ] as const) {
    const errors = grantErrors({ kind: 'decided', currency: 'EUR', ...said }, before);
    assert.deepEqual(Object.keys(errors ?? {}), field ? [field] : [], JSON.stringify(said));
    assert.equal(grantErrors({ kind: 'submitted', currency: 'EUR', ...said }, before), undefined);
  }
});

test('a submission that is said after its decision asks no less than was granted, but where the decision says what was asked', () => {
  const shares = new Map([['a', { askedMinor: null, grantedMinor: 100 }]]);
  const own = new Map([['a', { askedMinor: 120, grantedMinor: 100 }]]);
  const decidedOn = '2026-12-10' as CalendarDay;
  const answer = { decidedOn, askedMinor: null, subsidyMinor: 300, shares };
  const share = (askedMinor: number) => [{ outcomeId: 'a', askedMinor }];
  for (const [said, decided, field] of [
    [{ askedMinor: 300, shares: share(100) }, answer, undefined],
    [{ askedMinor: 299, shares: [] }, answer, 'askedMinor'],
    [{ shares: share(99) }, answer, 'shares.0.askedMinor'],
    [{ shares: [] }, answer, undefined],
    [
      { askedMinor: 299, shares: share(99) },
      { decidedOn, askedMinor: 300, subsidyMinor: 300, shares: own },
      undefined,
    ],
  ] as const) {
    const nothing = { submission: undefined, subsidyMinor: undefined };
    const errors = grantErrors({ kind: 'submitted', currency: 'EUR', ...said }, nothing, decided);
    assert.deepEqual(Object.keys(errors ?? {}), field ? [field] : [], JSON.stringify(said));
  }
});

test('what is wrong with a grant is told with both amounts', () => {
  const words = wordsIn('en');
  const submission = { askedMinor: 300_000_00, shares: new Map() };
  const answer = { decidedOn: '2026-12-10' as CalendarDay, askedMinor: null, subsidyMinor: 300_000_00 };
  const [currency, shares, nothing] = ['EUR', [], { submission: undefined, subsidyMinor: undefined }];
  const errors = {
    ...grantErrors(
      { kind: 'decided', currency, subsidyMinor: 300_000_01, shares },
      { ...nothing, submission },
    ),
    ...grantErrors({ kind: 'submitted', currency, askedMinor: 299_999_99, shares }, nothing, {
      ...answer,
      shares: new Map(),
    }),
    ...grantErrors(
      { kind: 'decided', currency, shares: [{ outcomeId: 'a', grantedMinor: 300_000_01 }] },
      { ...nothing, subsidyMinor: 300_000_00 },
    ),
  };
  assert.deepEqual(
    Object.fromEntries(Object.entries(errors).map(([field, [problem]]) => [field, words.problem(problem!)])),
    {
      subsidyMinor: 'More is granted (300,000.01 EUR) than was asked (300,000.00 EUR)',
      askedMinor:
        'Less is asked (299,999.99 EUR) than the decision of 10/12/2026, which is on record already, grants (300,000.00 EUR)',
      'shares.0.grantedMinor':
        'Together the outcomes get more (300,000.01 EUR) than the subsidy of the programme (300,000.00 EUR)',
    },
  );
});
