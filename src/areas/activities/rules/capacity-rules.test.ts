import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commonFacts, verdict } from '../../../../test/support/activity-facts.ts';
import type { CommonFacts } from './activity-facts.ts';
import { capacityTagRule } from './capacity-rules.ts';
import { type CapacityTag, capacityTags, partsOf } from './capacity-tag.ts';

const rows: readonly [string, CommonFacts['kind'], string[], CapacityTag[], string][] = [
  ['a training for aim O2 that says what it strengthens', 'A2', ['O2'], ['functional_local'], 'ok'],
  ['a mission with two tags', 'A8', ['O4', 'O2'], ['structural_local', 'institutional_national'], 'ok'],
  ['a training for other aims is not asked', 'A2', ['O1', 'O4'], [], 'ok'],
  ['a defence of rights is not asked', 'A4', ['O2', 'O4'], [], 'ok'],
  ['awareness in Belgium is not asked', 'A9', ['O2'], [], 'ok'],
  ['a training for aim O2 without a tag', 'A2', ['O2'], [], 'warns'],
  ['the same where O2 is not the main aim', 'A2', ['O4', 'O2'], [], 'warns'],
  ['a building of an organisation without a tag', 'A1', ['O2'], [], 'warns'],
  ['an exchange without a tag', 'A7', ['O2', 'O6'], [], 'warns'],
];

for (const [what, kind, aims, tags, expected] of rows)
  test(`capacity work says what it strengthens: ${what}: ${expected}`, () => {
    assert.equal(verdict(capacityTagRule, commonFacts(kind, { aims, capacityTags: tags })), expected);
  });

test('a tag is one of three axes on one of two levels', () => {
  assert.equal(new Set(capacityTags).size, 6);
  assert.deepEqual(partsOf('functional_national'), { axis: 'functional', level: 'national' });
});
