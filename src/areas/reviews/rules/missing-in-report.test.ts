import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { countMissing, missingIn } from './missing-in-report.ts';

const on = '2026-07-15' as CalendarDay;
const until = (day: string) => day as CalendarDay;

for (const [state, last, hasReport, isMissing] of [
  ['planned', '2026-07-14', false, true],
  ['planned', '2026-07-15', false, false],
  ['planned', '2026-08-01', false, false],
  ['held', '2026-07-14', false, true],
  ['held', '2026-07-14', true, false],
  ['cancelled', '2026-07-14', false, false],
] as const)
  test(`an activity ${state} until ${last}${hasReport ? ', told,' : ''} ${isMissing ? 'is' : 'is not'} missing on ${on}`, () => {
    const missing = missingIn(
      { activities: [{ state, until: until(last), hasReport }], expenses: [], indicators: [] },
      on,
    );
    assert.equal(countMissing(missing), isMissing ? 1 : 0);
  });

const asked = { formula: null, nothing: null, isAsked: true };

test('an expense whose voucher is to follow and an asked indicator without a measurement are missing, unless it is worked out or it was said why', () => {
  const missing = missingIn(
    {
      activities: [],
      expenses: [{ isMissing: true }, { isMissing: false }],
      indicators: [
        { ...asked, until: null },
        { ...asked, until: until('2026-06-30') },
        { ...asked, until: null, formula: '{1} + {2}' },
        { ...asked, until: null, nothing: 'The survey was put off' },
        { ...asked, until: null, isAsked: false },
      ],
    },
    on,
  );
  assert.equal(countMissing(missing), 2);
  assert.deepEqual(missing.indicators, [{ ...asked, until: null }]);
});
