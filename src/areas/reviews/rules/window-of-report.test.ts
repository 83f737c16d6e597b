import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endsAfterReport, liesInReport } from './window-of-report.ts';

const half = { from: '2026-07-01', until: '2026-12-31' };

test('the figures of a period are in the report in which its last day lies, and beyond one that ends before it', () => {
  const cases = [
    ['2026-07-01', '2026-12-31', true, false],
    ['2026-12-01', '2026-12-31', true, false],
    ['2026-12-31', '2027-06-30', true, false],
    ['2026-07-01', '2026-11-30', false, true],
    ['2026-01-01', '2026-07-01', false, true],
    ['2026-01-01', '2026-06-30', false, false],
    ['2027-01-01', '2027-06-30', false, false],
  ] as const;
  for (const [fromOn, untilOn, isIn, isBeyond] of cases) {
    assert.equal(liesInReport(half, { fromOn, untilOn }), isIn, `${fromOn} – ${untilOn}`);
    assert.equal(endsAfterReport(half, { fromOn, untilOn }), isBeyond, `${fromOn} – ${untilOn}`);
  }
});
