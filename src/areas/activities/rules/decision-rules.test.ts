import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commonFacts, verdict } from '../../../../test/support/activity-facts.ts';
import type { CommonFacts } from './activity-facts.ts';
import { whoDecidedRule } from './decision-rules.ts';

const on = '2026-01-12' as NonNullable<CommonFacts['decision']['on']>;

const rows: readonly [string, CommonFacts['kind'], CommonFacts['decision'], string][] = [
  ['the partner’s executive', 'A2', { by: 'partner_organ', on, organ: 'Executive' }, 'ok'],
  ['the institute for its own campaign', 'A9', { by: 'institute', on, organ: 'Board' }, 'ok'],
  ['both together', 'A7', { by: 'joint', on, organ: 'Steering committee' }, 'ok'],
  ['a body that several belong to', 'A6', { by: 'network', on, organ: 'Congress' }, 'ok'],
  ['nobody is said', 'A2', { by: null, on: null, organ: null }, 'informs'],
  ['a decider without a day', 'A3', { by: 'partner_organ', on: null, organ: 'Executive' }, 'informs'],
  ['a decider without an organ', 'A1', { by: 'joint', on, organ: null }, 'informs'],
];

for (const [what, kind, decision, expected] of rows)
  test(`every activity shows who decided: ${what}: ${expected}`, () => {
    assert.equal(verdict(whoDecidedRule, commonFacts(kind, { decision })), expected);
  });
