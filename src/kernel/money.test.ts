import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addMoney,
  allocate,
  convert,
  fromDecimal,
  isZero,
  minorDigits,
  money,
  negate,
  sumMoney,
  toDecimal,
  whyNoMoney,
} from './money.ts';
import { seededRandom } from './seeded-random.ts';

const BEYOND = Number.MAX_SAFE_INTEGER + 1;

test('an amount is a safe whole number of minor units in a currency that looks like one', () => {
  assert.deepEqual(money(1250, 'EUR'), { minor: 1250, currency: 'EUR' });
  assert.deepEqual(money(-0, 'EUR'), { minor: 0, currency: 'EUR' });
  for (const minor of [0.5, Number.NaN, Number.POSITIVE_INFINITY, BEYOND]) {
    assert.throws(() => money(minor, 'EUR'), RangeError);
  }
  for (const code of ['', 'eur', 'EURO', 'EU', '€', 'E1R', 'EUR\n']) {
    assert.throws(() => money(1, code), RangeError);
    assert.throws(() => minorDigits(code), RangeError);
  }
});

test('a currency has the minor digits of ISO 4217', () => {
  const cases = {
    EUR: 2,
    USD: 2,
    CDF: 2,
    MGA: 2,
    XOF: 0,
    RWF: 0,
    BIF: 0,
    JPY: 0,
    TND: 3,
    KWD: 3,
    UYW: 4,
    CLF: 4,
  };
  for (const [code, digits] of Object.entries(cases)) assert.equal(minorDigits(code), digits, code);
});

test('amounts add up in one currency only, and never beyond exact whole numbers', () => {
  const euro = (minor: number) => money(minor, 'EUR');
  assert.deepEqual(addMoney(euro(150), euro(-200)), euro(-50));
  assert.deepEqual(sumMoney([], 'XOF'), money(0, 'XOF'));
  assert.deepEqual(sumMoney([euro(1), euro(2), euro(3)], 'EUR'), euro(6));
  const largest = euro(Number.MAX_SAFE_INTEGER);
  assert.deepEqual(sumMoney([largest, largest, negate(largest)], 'EUR'), largest);
  assert.throws(() => addMoney(largest, euro(1)), RangeError);
  assert.throws(() => addMoney(euro(1), money(1, 'USD')), RangeError);
  assert.throws(() => sumMoney([euro(1)], 'USD'), RangeError);
});

test('the other sign of zero is zero', () => {
  assert.deepEqual(negate(money(5, 'EUR')), money(-5, 'EUR'));
  assert.deepEqual(negate(money(0, 'EUR')), { minor: 0, currency: 'EUR' });
  assert.equal(isZero(negate(money(0, 'EUR'))), true);
  assert.equal(isZero(money(-1, 'EUR')), false);
});

test('a conversion is rounded once, half away from zero, to the minor unit of the other currency', () => {
  const cases: [number, string, string, string, number][] = [
    [10_000, 'EUR', '655.957', 'XOF', 65_596],
    [655_957, 'XOF', '0.001524490172', 'EUR', 100_000],
    [1, 'EUR', '0.5', 'USD', 1],
    [-1, 'EUR', '0.5', 'USD', -1],
    [1, 'EUR', '0.49999999', 'USD', 0],
    [100, 'EUR', '3.4', 'TND', 3400],
    [3400, 'TND', '0.294', 'EUR', 100],
    [0, 'EUR', '1.1', 'USD', 0],
    [Number.MAX_SAFE_INTEGER, 'EUR', '1.000', 'USD', Number.MAX_SAFE_INTEGER],
  ];
  for (const [minor, from, rate, to, expected] of cases) {
    assert.deepEqual(
      convert(money(minor, from), rate, to),
      money(expected, to),
      `${minor} ${from} ${rate} ${to}`,
    );
  }
  for (const rate of ['0', '0.00', '-1', '1,5', '', '1e3']) {
    assert.throws(() => convert(money(1, 'EUR'), rate, 'USD'), RangeError);
  }
  assert.throws(() => convert(money(Number.MAX_SAFE_INTEGER, 'EUR'), '1.1', 'USD'), RangeError);
});

test('no whole number is nearer to the exact conversion than the outcome, and a half goes away from zero', () => {
  const below = seededRandom(4217);
  const digitsOf = { EUR: 2, XOF: 0, TND: 3, CLF: 4 };
  const codes = Object.keys(digitsOf) as (keyof typeof digitsOf)[];
  let halves = 0;
  for (let round = 0; round < 10_000; round += 1) {
    const minor = below(2_000_001) - 1_000_000;
    const [from, to] = [codes[below(4)]!, codes[below(4)]!];
    const decimals = 1 + below(9);
    const figures = 1 + below(below(2) === 0 ? 20 : 1_000_000);
    const padded = String(figures).padStart(decimals + 1, '0');
    const rate = `${padded.slice(0, -decimals)}.${padded.slice(-decimals)}`;
    const outcome = convert(money(minor, from), rate, to);
    // Both sides in units of 10^-20, which every case divides.
    const exact = BigInt(minor) * BigInt(figures) * 10n ** BigInt(20 - decimals - digitsOf[from]);
    const minorUnit = 10n ** BigInt(20 - digitsOf[to]);
    const away = absolute(BigInt(outcome.minor) * minorUnit) - absolute(exact);
    assert.ok(2n * away <= minorUnit && 2n * away > -minorUnit, `${minor} ${from} ${rate} ${to}`);
    assert.ok(outcome.minor === 0 || Math.sign(outcome.minor) === Math.sign(minor));
    assert.equal(outcome.currency, to);
    halves += 2n * away === minorUnit ? 1 : 0;
  }
  assert.ok(halves > 20, String(halves));
});

test('what is left over goes to the largest fractions, the earlier first', () => {
  const cases: [number, number[], number[]][] = [
    [100, [1, 1, 1], [34, 33, 33]],
    [-100, [1, 1, 1], [-34, -33, -33]],
    [10, [1, 2, 4], [1, 3, 6]],
    [5, [0, 0], [3, 2]],
    [5, [0, 1, 0], [0, 5, 0]],
    [0, [3, 4], [0, 0]],
    [0, [], []],
    [1000, [33.3, 33.3, 33.4], [333, 333, 334]],
    [3, [0.1, 0.2], [1, 2]],
    [7, [1e-7, 6e-7], [1, 6]],
    [7, [1e21, 6e21], [1, 6]],
    [Number.MAX_SAFE_INTEGER, [1, 0], [Number.MAX_SAFE_INTEGER, 0]],
  ];
  for (const [total, weights, parts] of cases) assert.deepEqual(allocate(total, weights), parts);
});

test('no other split into whole parts is nearer to the exact shares', () => {
  const below = seededRandom(59);
  for (let round = 0; round < 10_000; round += 1) {
    const weights = Array.from({ length: 1 + below(4) }, () => below(10));
    const size = below(11);
    const fair = weights.some((weight) => weight > 0) ? weights : weights.map(() => 1);
    const expected = nearestSplit(size, fair);
    assert.deepEqual(allocate(size, weights), expected, `${size} over ${weights}`);
    const mirrored = expected.map((part) => 0 - part);
    assert.deepEqual(allocate(0 - size, weights), mirrored, `-${size} over ${weights}`);
  }
});

test('the parts sum to the total and none is a whole unit from its share, at any size', () => {
  const below = seededRandom(60);
  for (let round = 0; round < 10_000; round += 1) {
    const total = (below(2) === 0 ? 1 : -1) * (below(9_007_199) * 1_000_000_000 + below(1_000_000_000));
    const hundredths = Array.from({ length: 1 + below(12) }, () => below(3) * below(1_000_000));
    const parts = allocate(
      total,
      hundredths.map((weight) => weight / 100),
    );
    const fair = hundredths.some((weight) => weight > 0) ? hundredths : hundredths.map(() => 1);
    const sum = BigInt(fair.reduce((a, b) => a + b, 0));
    assert.equal(
      parts.reduce((rest, part) => rest - BigInt(part), BigInt(total)),
      0n,
    );
    for (const [index, part] of parts.entries()) {
      const distance = BigInt(part) * sum - BigInt(total) * BigInt(fair[index]!);
      assert.ok(absolute(distance) < sum, `${total} over ${hundredths}: ${parts}`);
    }
  }
});

test('an allocation with a negative weight, to nobody or of a part of a unit is an error of the caller', () => {
  assert.throws(() => allocate(10, [1, -1]), RangeError);
  assert.throws(() => allocate(10, [Number.NaN]), RangeError);
  assert.throws(() => allocate(10, [Number.POSITIVE_INFINITY]), RangeError);
  assert.throws(() => allocate(10, []), RangeError);
  assert.throws(() => allocate(0.5, [1]), RangeError);
  assert.throws(() => allocate(BEYOND, [1]), RangeError);
});

test('an amount is written as a decimal and read back the same', () => {
  const cases: [number, string, string][] = [
    [1250, 'EUR', '12.50'],
    [-5, 'EUR', '-0.05'],
    [0, 'EUR', '0.00'],
    [1250, 'XOF', '1250'],
    [-1, 'TND', '-0.001'],
    [Number.MIN_SAFE_INTEGER, 'EUR', '-90071992547409.91'],
  ];
  for (const [minor, currency, decimal] of cases) {
    assert.equal(toDecimal(money(minor, currency)), decimal);
    assert.deepEqual(fromDecimal(decimal, currency), money(minor, currency));
  }
});

test('a decimal is an amount only where the currency can hold it exactly', () => {
  assert.deepEqual(fromDecimal('12.5', 'EUR'), money(1250, 'EUR'));
  assert.deepEqual(fromDecimal('12.500', 'EUR'), money(1250, 'EUR'));
  assert.deepEqual(fromDecimal('12.000', 'XOF'), money(12, 'XOF'));
  const refused: [string, string][] = [
    ['12.505', 'EUR'],
    ['0.5', 'XOF'],
    ['90071992547409.92', 'EUR'],
    ['9007199254740993', 'XOF'],
    ['12,50', 'EUR'],
    ['', 'EUR'],
    ['1e3', 'EUR'],
  ];
  for (const [decimal, currency] of refused) assert.equal(fromDecimal(decimal, currency), undefined, decimal);
});

// Every split of the size is tried; among equally near ones the first found gives most to the earliest.
function nearestSplit(size: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  let best: { parts: number[]; distance: number } | undefined;
  const search = (parts: number[], left: number): void => {
    if (parts.length === weights.length - 1) {
      const split = [...parts, left];
      const distance = split.reduce(
        (all, part, index) => all + (part * sum - size * weights[index]!) ** 2,
        0,
      );
      if (best === undefined || distance < best.distance) best = { parts: split, distance };
      return;
    }
    for (let part = left; part >= 0; part -= 1) search([...parts, part], left - part);
  };
  search([], size);
  return best!.parts;
}

test('a decimal that is no amount is too large or too fine, and is told so', () => {
  assert.equal(whyNoMoney('1,005', '1.005', 'EUR').key, 'problem.amount-too-fine');
  assert.equal(whyNoMoney('12,5', '12.5', 'XOF').key, 'problem.amount-too-fine');
  assert.equal(whyNoMoney('9e15', '999999999999999', 'EUR').key, 'problem.amount-too-large');
  assert.equal(whyNoMoney('-9e15', '-999999999999999.99', 'EUR').key, 'problem.amount-too-large');
});

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}

test('10,000 generated totals: small weights share as the same weights of any size do', () => {
  const random = seededRandom(61);
  for (let run = 0; run < 10_000; run += 1) {
    const weights = Array.from({ length: 1 + random(13) }, () => random(400));
    const total = random(2_000_000_000) - 1_000_000_000;
    // Beyond what the machine multiplies exactly, so that these are shared out with big whole numbers.
    const beyond = weights.map((weight) => weight * 2 ** 40);
    assert.deepEqual(allocate(total, weights), allocate(total, beyond));
  }
});
