import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commonFacts, verdict } from '../../../../test/support/activity-facts.ts';
import { audienceAndPlaceRule } from './awareness-rules.ts';

for (const [kind, audience, country, expected] of [
  ['A2', 'workers', 'BJ', 'ok'],
  ['A7', 'union_bodies', 'BE', 'ok'],
  ['A4', 'public', 'BI', 'ok'],
  ['A2', null, 'BJ', 'blocks'],
  ['A7', 'public', null, 'blocks'],
  ['A6', null, null, 'blocks'],
] as const)
  test(`awareness has an audience and a place: ${kind}, ${audience ?? 'nobody'}, ${country ?? 'nowhere'}: ${expected}`, () => {
    assert.equal(
      verdict(audienceAndPlaceRule, commonFacts(kind, { country, awareness: { audience } })),
      expected,
    );
  });
