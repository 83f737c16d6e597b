import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import type { BudgetFacts } from './budget-facts.ts';
import { budgetPlaces, isPossible, movedFacts } from './budget-what-if.ts';

const facts: BudgetFacts = {
  operational: 900,
  partners: 600,
  management: 100,
  structure: 70,
  years: 5,
  isNorthOnly: false,
  subsidy: 800,
  isDecided: true,
  ownSources: {},
  inFrameworks: 0,
  hasFrameworks: false,
  currency: 'EUR',
};

const totalOf = ({ operational, management, structure }: BudgetFacts) => operational + management + structure;

test('what moves to a partner is operational and the partner’s; what moves to management is neither', () => {
  const given = movedFacts(facts, { minor: 50, from: 'management', to: 'partners' });
  assert.deepEqual([given.operational, given.partners, given.management], [950, 650, 50]);
  const within = movedFacts(facts, { minor: 50, from: 'own', to: 'partners' });
  assert.deepEqual([within.operational, within.partners], [900, 650]);
});

test('1,000 moves: the total changes only by what comes from elsewhere or goes there, and back again is as before', () => {
  const random = seededRandom(12);
  for (let run = 0; run < 1000; run += 1) {
    const minor = random(10_000);
    const from = budgetPlaces[random(budgetPlaces.length)]!;
    const to = budgetPlaces[random(budgetPlaces.length)]!;
    const moved = movedFacts(facts, { minor, from, to });
    const come = (from === 'elsewhere' ? minor : 0) - (to === 'elsewhere' ? minor : 0);
    assert.equal(totalOf(moved), totalOf(facts) + come);
    assert.deepEqual(movedFacts(moved, { minor, from: to, to: from }), facts);
  }
});

test('no more can be taken from a place than it has', () => {
  assert.ok(isPossible(movedFacts(facts, { minor: 300, from: 'own', to: 'structure' })));
  assert.ok(!isPossible(movedFacts(facts, { minor: 301, from: 'own', to: 'structure' })));
  assert.ok(!isPossible(movedFacts(facts, { minor: 71, from: 'structure', to: 'elsewhere' })));
});
