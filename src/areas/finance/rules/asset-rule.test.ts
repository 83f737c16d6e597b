import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyRule } from '../../rulebook/rules/rule.ts';
import { type AssetFacts, assetRule } from './asset-rule.ts';

const good: AssetFacts = { heading: 'investment', assets: 1, undestined: 1, isBudgeted: true, isOver: false };
const on = { day: '2027-05-01' as never, exceptions: [] };

const cases: [string, Partial<AssetFacts>, string][] = [
  ['what is no investment', { heading: 'running', assets: 0, isBudgeted: false }, 'ok'],
  ['an inventoried, planned investment while the programme runs', {}, 'ok'],
  ['one that is in no inventory', { assets: 0 }, 'warns'],
  ['one that no budget foresaw', { isBudgeted: false }, 'warns'],
  ['one without a deed after the end', { isOver: true }, 'warns'],
  ['one with its deed after the end', { isOver: true, undestined: 0 }, 'ok'],
];
for (const [what, change, verdict] of cases)
  test(`M18: ${what}`, () => {
    assert.equal(applyRule(assetRule, { asset: { ...good, ...change } }, new Map(), on).verdict, verdict);
  });
