import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { wordsIn } from '../../../text/words.ts';
import { askedAlready, askedTwice } from './asked-twice.ts';

const half = {
  ...{ id: 'w', name: 'First half', from: '2027-01-01' as CalendarDay, until: '2027-06-30' as CalendarDay },
  ...{ indicators: ['a', 'b'], partnerships: ['p', 'q'], asksInstitute: true },
};

test('two windows ask the same where they share a day, an indicator and whom they ask for it', () => {
  for (const [other, expected] of [
    [{}, { indicators: ['a', 'b'], partnerships: ['p', 'q'], ofInstitute: true }],
    [
      { from: '2027-06-30', until: '2027-12-31', indicators: ['b', 'c'], asksInstitute: false },
      { indicators: ['b'], partnerships: ['p', 'q'], ofInstitute: false },
    ],
    [{ from: '2027-07-01', until: '2027-12-31' }, undefined],
    [{ from: '2026-07-01', until: '2026-12-31' }, undefined],
    [{ indicators: ['c'] }, undefined],
    [{ partnerships: ['r'], asksInstitute: false }, undefined],
    [{ partnerships: [] }, { indicators: ['a', 'b'], partnerships: [], ofInstitute: true }],
  ] as const) {
    const asked = askedTwice(half, { ...half, ...other });
    assert.deepEqual(asked, expected, JSON.stringify(other));
  }
});

test('the refusal names the other window, its days, whom it asks and for what', () => {
  const names = new Map([
    ['a', '1.1'],
    ['b', '1.2'],
    ['p', 'CSTB'],
    ['q', 'UNSTB'],
  ]);
  const twice = { indicators: ['a', 'b'], partnerships: ['p'], ofInstitute: false };
  const said = (more: object) => wordsIn('en').problem(askedAlready(half, { ...twice, ...more }, names));
  const window = '“First half” (01/01/2027 – 30/06/2027) asks';
  assert.equal(said({}), `${window} CSTB for the same in these days already: 1.1, 1.2`);
  assert.equal(
    said({ ofInstitute: true, partnerships: ['p', 'q'] }),
    `${window} CSTB, UNSTB and the institute itself for the same in these days already: 1.1, 1.2`,
  );
  assert.equal(
    said({ ofInstitute: true, partnerships: [] }),
    `${window} the institute itself for the same in these days already: 1.1, 1.2`,
  );
  const many = Array.from({ length: 6 }, (_, at) => `i${at}`);
  for (const id of many) names.set(id, id);
  assert.match(said({ indicators: many }), /i0, i1, i2, i3, i4, …$/);
});
