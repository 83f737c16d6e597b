import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { stepErrors, stepReached } from './evaluation-steps.ts';

const day = (text: string) => text as CalendarDay;
const today = day('2026-03-01');
const received = { step: 'received', onDay: day('2026-01-31') } as const;

for (const [step, on, others, field] of [
  ['commissioned', '2026-01-01', [received], undefined],
  ['commissioned', '2026-02-01', [received], 'onDay'],
  ['received', '2026-01-31', [], undefined],
  ['received', '2026-02-01', [received], 'step'],
  ['received', '2026-03-02', [], 'onDay'],
  ['published', '2026-02-28', [], 'step'],
  ['published', '2026-02-28', [received], undefined],
  ['published', '2026-01-30', [received], 'onDay'],
] as const)
  test(`${step} on ${on}, ${others.length} step before: ${field ?? 'nothing'} is wrong`, () => {
    assert.deepEqual(
      Object.keys(stepErrors({ step, onDay: day(on) }, others, today) ?? {}),
      field ? [field] : [],
    );
  });

test('an evaluation is as far as the last step that was taken', () => {
  const none = { commissionedOn: null, receivedOn: null, publishedOn: null, withdrawn: null };
  assert.equal(stepReached(none), 'planned');
  assert.equal(stepReached({ ...none, commissionedOn: today }), 'commissioned');
  assert.equal(stepReached({ ...none, receivedOn: today }), 'received');
  assert.equal(stepReached({ ...none, receivedOn: today, publishedOn: today }), 'published');
  assert.equal(stepReached({ ...none, withdrawn: { on: today } }), 'withdrawn');
});
