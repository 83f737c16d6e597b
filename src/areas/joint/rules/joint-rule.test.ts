import assert from 'node:assert/strict';
import { test } from 'node:test';
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

const judged = (...organisations: JointOrganisation[]) => {
  const on = { day: '2027-06-01' as never, exceptions: [] };
  const { verdict, sentence } = applyRule(jointRule, { own: 'Own', organisations }, new Map(), on);
  return [verdict, sentence.key, sentence.args?.names];
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
  ];
  for (const [found, ...wanted] of cases) assert.deepEqual(found, wanted);
});
