import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settlementOf } from './settlement.ts';

const terms = { rate: '7', share: '80', isWhole: true };
const since = { certifiedDirect: 0, certifiedStructure: 0, hasStructure: true };
const facts = { ...since, direct: 100_000, rejected: 0, subsidy: 1_000_000, paid: 90_000, ownFunds: 0 };

test('structure costs are the flat rate, the donor bears its share, the rest is repaid', () => {
  const { structure, costs, due, own, repay, claim } = settlementOf(facts, terms);
  assert.deepEqual([structure, costs, due, own, repay, claim], [7_000, 107_000, 85_600, 21_400, 4_400, 0]);
});

test('the donor never bears more than it decided, and what it owes still is a claim', () => {
  assert.deepEqual(settlementOf({ ...facts, subsidy: 50_000 }, terms).repay, 40_000);
  assert.deepEqual(settlementOf({ ...facts, paid: 0 }, terms).claim, 85_600);
});

test('certified structure costs stand, and bear no flat rate themselves', () => {
  const certified = { ...facts, certifiedDirect: 60_000, certifiedStructure: 5_000 };
  // 7 % of the 40,000 that were spent since, beside the 5,000 of the report.
  assert.equal(settlementOf(certified, terms).structure, 7_800);
  assert.equal(settlementOf({ ...certified, certifiedStructure: 0 }, terms).structure, 7_000);
  assert.equal(settlementOf({ ...certified, rejected: 50_000 }, terms).structure, 5_000);
});

test('a budget without structure costs has none in the end but certified ones', () => {
  assert.equal(settlementOf({ ...facts, hasStructure: false }, terms).costs, 100_000);
  const certified = { ...facts, hasStructure: false, certifiedDirect: 60_000, certifiedStructure: 5_000 };
  assert.equal(settlementOf(certified, terms).costs, 105_000);
});

test('on direct costs alone structure costs stand beside the share', () => {
  assert.equal(settlementOf(facts, { ...terms, isWhole: false }).due, 87_000);
});

test('what a control rejected in general lowers the costs, never below nothing', () => {
  assert.equal(settlementOf({ ...facts, rejected: 50_000 }, terms).costs, 53_500);
  const all = settlementOf({ ...facts, rejected: 500_000 }, terms);
  assert.deepEqual([all.costs, all.due, all.repay], [0, 0, 90_000]);
});

test('the arithmetic is that of a count cent by cent, whatever the amounts and percentages', () => {
  let seed = 5;
  const draw = (below: number) => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  for (let run = 0; run < 10_000; run += 1) {
    const drawn = {
      ...since,
      direct: draw(2_000),
      rejected: draw(300),
      subsidy: draw(2_500),
      paid: draw(2_500),
      ownFunds: draw(100),
    };
    const percent = { rate: `${draw(15)}.${draw(10)}`, share: `${draw(101)}`, isWhole: draw(2) === 0 };
    const found = settlementOf(drawn, percent);
    const direct = Math.max(drawn.direct - drawn.rejected, 0);
    const tenths = Number(percent.rate.replace('.', ''));
    // The flat rate to the nearest cent, a half away from zero, found by trying every cent.
    let structure = 0;
    while (2_000 * structure + 1_000 <= 2 * direct * tenths) structure += 1;
    const whole = percent.isWhole ? direct + structure : direct;
    let borne = 0;
    while (100 * (borne + 1) <= whole * Number(percent.share)) borne += 1;
    if (!percent.isWhole) borne += structure;
    const due = Math.min(borne, drawn.subsidy, direct + structure);
    assert.deepEqual(
      [found.structure, found.costs, found.due],
      [structure, direct + structure, due],
      JSON.stringify({ drawn, percent }),
    );
    assert.equal(found.due + found.own, found.costs);
    assert.equal(drawn.paid - found.repay + found.claim, found.due);
    assert.ok(found.repay === 0 || found.claim === 0);
  }
});
