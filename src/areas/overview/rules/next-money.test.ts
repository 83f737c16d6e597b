import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { type AgreementFacts, nextMoney } from './next-money.ts';

const day = (text: string) => text as CalendarDay;
const today = day('2026-06-15');
const agreement = (reference: string, from: string, until: string, signedOn?: string): AgreementFacts => ({
  reference,
  from: day(from),
  until: day(until),
  signedOn: signedOn ? day(signedOn) : null,
});

test('a signed agreement that covers the day lets money come, until it ends', () => {
  const facts = [agreement('A', '2026-01-01', '2026-12-31', '2025-12-20')];
  assert.deepEqual(nextMoney(facts, today), { can: true, reference: 'A', until: '2026-12-31' });
});

test('an unsigned agreement is named as the reason, not the one that ended before it', () => {
  const facts = [
    agreement('old', '2025-01-01', '2025-12-31', '2024-12-20'),
    agreement('new', '2026-01-01', '2026-12-31'),
  ];
  assert.deepEqual(nextMoney(facts, today), { can: false, why: 'not-signed', reference: 'new' });
});

test('a signature dated after today does not let money come yet', () => {
  const facts = [agreement('A', '2026-01-01', '2026-12-31', '2026-06-16')];
  assert.deepEqual(nextMoney(facts, today), { can: false, why: 'not-signed', reference: 'A' });
});

test('between two agreements the one that begins next is named; without one, the one that ended last', () => {
  const ended = agreement('ended', '2024-01-01', '2024-12-31', '2024-01-01');
  const last = agreement('last', '2025-01-01', '2026-06-14', '2025-01-01');
  const next = agreement('next', '2026-07-01', '2026-12-31');
  assert.deepEqual(nextMoney([ended, last, next], today), {
    can: false,
    why: 'not-begun',
    reference: 'next',
    from: '2026-07-01',
  });
  assert.deepEqual(nextMoney([ended, last], today), {
    can: false,
    why: 'ended',
    reference: 'last',
    until: '2026-06-14',
  });
  assert.deepEqual(nextMoney([], today), { can: false, why: 'no-agreement' });
});
