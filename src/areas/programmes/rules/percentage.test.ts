import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import { judgeShares, type SharesFinding } from './percentage.ts';

const cases: [name: string, given: (string | null)[], found: SharesFinding][] = [
  ['nothing given', [], { kind: 'none' }],
  ['places without any percentage', [null, null], { kind: 'none' }],
  ['one whole', ['100'], { kind: 'whole' }],
  ['a sum with fractions', ['33.33', '33.33', '33.34'], { kind: 'whole' }],
  ['a tenth of a tenth short', ['99.99'], { kind: 'off', at: 0, sum: '99.99' }],
  ['too much', ['60', '60.5'], { kind: 'off', at: 0, sum: '120.5' }],
  ['one of them missing', ['100', null], { kind: 'some-missing', at: 1 }],
  ['the first missing', [null, '50', '50'], { kind: 'some-missing', at: 0 }],
  ['zero is a percentage', ['0', '100'], { kind: 'whole' }],
  ['a sum that floats would miss', ['0.1', '0.2', '99.7'], { kind: 'whole' }],
];

for (const [name, given, found] of cases)
  test(`percentages of places: ${name}`, () => {
    assert.deepEqual(judgeShares(given.map((percentage) => ({ percentage }))), found);
  });

test('10,000 generated lists are whole exactly where their hundredths make ten thousand', () => {
  const random = seededRandom(2007);
  let whole = 0;
  for (let at = 0; at < 10_000; at += 1) {
    const hundredths = splitOf(10_000, 1 + random(6), random);
    if (random(2) === 0) hundredths[random(hundredths.length)]! += 1 + random(500);
    const missing = random(5) === 0 ? random(hundredths.length) : -1;
    const given = hundredths.map((value, row) => ({ percentage: row === missing ? null : written(value) }));
    const found = judgeShares(given);
    const sum = hundredths.reduce((total, value) => total + value, 0);
    const expected =
      missing === -1 ? (sum === 10_000 ? 'whole' : 'off') : hundredths.length === 1 ? 'none' : 'some-missing';
    assert.equal(found.kind, expected, JSON.stringify(given));
    if (found.kind === 'off') assert.equal(Math.round(Number(found.sum) * 100), sum);
    if (found.kind === 'some-missing') assert.equal(found.at, missing);
    whole += Number(found.kind === 'whole');
  }
  assert.ok(whole > 1_000 && whole < 9_000);
});

const splitOf = (total: number, parts: number, random: (below: number) => number): number[] => {
  const cuts = Array.from({ length: parts - 1 }, () => random(total + 1)).sort((a, b) => a - b);
  return [...cuts, total].map((cut, at) => cut - (cuts[at - 1] ?? 0));
};

const written = (hundredths: number): string =>
  `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
