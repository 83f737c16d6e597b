import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { applyRule } from '../../rulebook/rules/rule.ts';
import { type JointOrganisation, jointRule } from './joint-rule.ts';

const one = (name: string, more: Partial<JointOrganisation> = {}): JointOrganisation => ({
  name,
  isTenant: true,
  isReleased: true,
  budget: 100,
  actual: 90,
  ...more,
});

const old = (oldAsOf: string) => ({ oldAsOf: oldAsOf as CalendarDay });

const judged = (...organisations: JointOrganisation[]) => {
  const on = { day: '2027-06-01' as never, exceptions: [] };
  const { verdict, sentence } = applyRule(
    jointRule,
    { own: 'Own', year: 2026, organisations },
    new Map(),
    on,
  );
  const { names, day } = sentence.args ?? {};
  return [verdict, sentence.key, day ? `${names} ${day}` : names];
};

test('M37: each organisation justifies its own subsidy, beside the consolidated view', () => {
  const cases: [ReturnType<typeof judged>, string, string, string][] = [
    [judged(one('Own'), one('Other')), 'ok', 'joint.check-whole', ''],
    [judged(one('Own', { isReleased: false }), one('Other')), 'blocks', 'joint.check-own-missing', 'Own'],
    [judged(one('Own'), one('Other', { isReleased: false })), 'warns', 'joint.check-missing', 'Other'],
    [judged(one('Own', { actual: 101 }), one('Other', { actual: 0 })), 'warns', 'joint.check-over', 'Own'],
    [judged(one('Own'), one('Other', { actual: 101 })), 'warns', 'joint.check-over', 'Other'],
    // No party to the agreement: its own overspending is not judged, its missing block is still named.
    [judged(one('Own'), one('NGO', { isTenant: false, actual: 500 })), 'ok', 'joint.check-whole', ''],
    [
      judged(one('Own'), one('NGO', { isTenant: false, isReleased: false })),
      'warns',
      'joint.check-missing',
      'NGO',
    ],
    [judged(one('Own', old('2026-03-01')), one('Other')), 'blocks', 'joint.check-own-old', 'Own 2026-03-01'],
    [
      judged(one('Own'), one('A', old('2026-06-30')), one('B', old('2025-12-31'))),
      'warns',
      'joint.check-old',
      'A, B 2025-12-31',
    ],
    [
      judged(one('Own'), one('A', { isReleased: false }), one('B', old('2025-12-31'))),
      'warns',
      'joint.check-missing',
      'A, B',
    ],
  ];
  for (const [found, ...wanted] of cases) assert.deepEqual(found, wanted);
});
