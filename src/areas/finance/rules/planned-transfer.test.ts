import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import {
  isJustified,
  leftOf,
  type PlannedAmount,
  planByYear,
  type TransferState,
} from './planned-transfer.ts';
import { waitsOf } from './transfer-waits.ts';

const day = (text: string) => text as CalendarDay;
const planned = (state: TransferState, dueOn: string, minor: number, paidMinor: number | null = null) =>
  ({ state, dueOn: day(dueOn), minor, paidMinor }) satisfies PlannedAmount;

test('a plan adds up by the year in which transfers are due, and what was taken back is in no sum', () => {
  const years = planByYear([
    planned('paid', '2026-03-01', 500, 490),
    planned('approved', '2026-09-01', 300),
    planned('refused', '2026-10-01', 50),
    planned('withdrawn', '2026-11-01', 9_000),
    planned('planned', '2025-01-01', 7),
  ]);
  assert.deepEqual(years, [
    { year: 2025, planned: 7, approved: 0, paid: 0 },
    { year: 2026, planned: 850, approved: 800, paid: 490 },
  ]);
  assert.equal(leftOf(1_000, [7, 850]), 143);
  assert.equal(leftOf(null, [7, 850]), null);
});

test('generated amounts: a part is justified exactly from the first minor unit that reaches it', () => {
  for (let sent = 1; sent <= 400; sent += 1)
    for (const percent of [1, 33, 50, 80, 99, 100]) {
      const least = Array.from({ length: sent + 1 }, (_, covered) => covered).find(
        (covered) => (covered / sent) * 100 >= percent - 1e-9,
      )!;
      assert.ok(isJustified(sent, least, percent), `${least} of ${sent}, ${percent} %`);
      assert.ok(
        least === 0 || !isJustified(sent, least - 1, percent),
        `${least - 1} of ${sent}, ${percent} %`,
      );
    }
});

test('what is missing is named with who must act, in the order in which it is done', () => {
  const condition = { confirmedBy: null, isMet: false, since: null, waitsFor: null };
  const conditions = [
    {
      ...condition,
      id: 'a',
      kind: 'report',
      confirmedBy: 'programme_officer',
      isMet: true,
      since: day('2026-02-01'),
    },
    { ...condition, id: 'b', kind: 'justified', since: day('2026-01-01') },
    { ...condition, id: 'c', kind: 'justified', waitsFor: 1 },
    { ...condition, id: 'd', kind: 'amendment' },
  ] as const;
  const waits = waitsOf({
    state: 'asked',
    stateOn: day('2026-03-01'),
    askedOn: day('2026-03-01'),
    approvedOn: null,
    agreement: { isRunning: true, signedOn: day('2025-12-01') },
    conditions,
  });
  assert.deepEqual(
    waits.filter(({ isMet }) => !isMet).map(({ what, who }) => [what, who]),
    [
      ['condition', 'partner'],
      ['condition', 'finance_officer'],
      ['condition', 'director'],
      ['approved', 'finance_officer'],
      ['paid', 'finance_officer'],
    ],
  );
  assert.equal(waits[0]?.since, '2025-12-01');
});
