import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addDecimals,
  canonicalDecimal,
  compareDecimals,
  isDecimal,
  multiplyDecimals,
  roundDecimal,
  sameDecimal,
} from './decimal.ts';
import { seededRandom } from './seeded-random.ts';

// The oracle reads a decimal figure by figure into a whole number of 10^-SCALE.
const SCALE = 12;
function scaled(decimal: string): bigint {
  let value = 0n;
  let digits = SCALE;
  let afterPoint = false;
  for (const figure of decimal.replace('-', '')) {
    if (figure === '.') {
      afterPoint = true;
      continue;
    }
    value = value * 10n + BigInt(figure);
    if (afterPoint) digits -= 1;
  }
  const size = value * 10n ** BigInt(digits);
  return decimal.startsWith('-') ? -size : size;
}

function drawnDecimals(seed: number): () => string {
  const below = seededRandom(seed);
  const figures = (count: number): string => Array.from({ length: count }, () => below(10)).join('');
  return () => {
    const whole = figures(1 + below(25)).replace(/^0+(?=.)/, '');
    const fraction = below(4) === 0 ? '' : `.${figures(1 + below(6))}`;
    const size = whole + fraction;
    return below(2) === 0 && /[1-9]/.test(size) ? `-${size}` : size;
  };
}

test('a decimal has no exponent, no leading zero, no bare point and no negative zero', () => {
  for (const text of ['0', '0.0', '-12.50', '1', '-0.01', '123456789012345678901234567890.5']) {
    assert.equal(isDecimal(text), true, text);
  }
  const refused = [
    '',
    '-',
    '.',
    '.5',
    '5.',
    '01',
    '-01.5',
    '00',
    '+1',
    '1e3',
    '1,5',
    ' 1',
    '1\n',
    '-0',
    '-0.00',
  ];
  for (const text of [...refused, 'NaN', '0x1', '١', 5, null])
    assert.equal(isDecimal(text), false, String(text));
});

test('the canonical form is the shortest one', () => {
  const cases: [string, string | undefined][] = [
    ['+012.50', '12.5'],
    ['-0.00', '0'],
    ['-000', '0'],
    ['.5', '0.5'],
    ['-.50', '-0.5'],
    ['5.', '5'],
    ['12.500000', '12.5'],
    ['100', '100'],
    ['0.000', '0'],
    ['', undefined],
    ['.', undefined],
    ['-', undefined],
    ['1e3', undefined],
    ['1,5', undefined],
    ['1.2.3', undefined],
    [' 1', undefined],
  ];
  for (const [text, expected] of cases) assert.equal(canonicalDecimal(text), expected, text);
});

test('sums, products and comparisons are exact', () => {
  assert.equal(addDecimals('0.1', '0.2'), '0.3');
  assert.equal(addDecimals('-1.50', '1.5'), '0.00');
  assert.equal(multiplyDecimals('1.50', '-2.0'), '-3.000');
  assert.equal(compareDecimals('1.5', '1.50'), 0);
  const drawn = drawnDecimals(1);
  for (let round = 0; round < 10_000; round += 1) {
    const [a, b] = [drawn(), drawn()];
    const sum = addDecimals(a, b);
    const product = multiplyDecimals(a, b);
    assert.ok(isDecimal(sum) && isDecimal(product), `${a} ${b}`);
    assert.equal(scaled(sum), scaled(a) + scaled(b), `${a} + ${b}`);
    assert.equal(scaled(product) * 10n ** BigInt(SCALE), scaled(a) * scaled(b), `${a} x ${b}`);
    const difference = scaled(a) - scaled(b);
    assert.equal(compareDecimals(a, b), difference === 0n ? 0 : difference < 0n ? -1 : 1, `${a} ? ${b}`);
    assert.equal(scaled(canonicalDecimal(a) ?? 'none'), scaled(a));
  }
});

test('rounding goes to the nearest, and halves away from zero', () => {
  const cases: [string, number, string][] = [
    ['0.5', 0, '1'],
    ['-0.5', 0, '-1'],
    ['2.5', 0, '3'],
    ['-2.5', 0, '-3'],
    ['1.005', 2, '1.01'],
    ['1.00499999', 2, '1.00'],
    ['-0.004', 2, '0.00'],
    ['-0.005', 2, '-0.01'],
    ['9.995', 2, '10.00'],
    ['7', 2, '7.00'],
    ['7.10', 1, '7.1'],
  ];
  for (const [decimal, digits, expected] of cases)
    assert.equal(roundDecimal(decimal, digits), expected, decimal);
  const drawn = drawnDecimals(2);
  const below = seededRandom(3);
  let halves = 0;
  for (let round = 0; round < 10_000; round += 1) {
    const [decimal, digits] = [drawn(), below(5)];
    const rounded = roundDecimal(decimal, digits);
    const step = 10n ** BigInt(SCALE - digits);
    const [exact, outcome] = [scaled(decimal), scaled(rounded)];
    const away = absolute(outcome) - absolute(exact);
    assert.ok(isDecimal(rounded), rounded);
    assert.equal((rounded.split('.')[1] ?? '').length, digits);
    assert.equal(outcome % step, 0n);
    assert.ok(2n * away <= step && 2n * away > -step, `${decimal} to ${digits}: ${rounded}`);
    halves += 2n * away === step ? 1 : 0;
  }
  assert.ok(halves > 50, String(halves));
});

test('two numbers are one where they are equal in value, or both absent', () => {
  assert.ok(sameDecimal('1.50', '1.5'));
  assert.ok(sameDecimal(null, undefined));
  assert.ok(!sameDecimal('0', null));
  assert.ok(!sameDecimal(undefined, '0'));
  assert.ok(!sameDecimal('1', '2'));
});

test('calculating with what is no decimal is an error of the caller', () => {
  assert.throws(() => addDecimals('1,5', '1'), RangeError);
  assert.throws(() => compareDecimals('1', ''), RangeError);
  assert.throws(() => multiplyDecimals('1e3', '1'), RangeError);
  assert.throws(() => roundDecimal('1.5', -1), RangeError);
  assert.throws(() => roundDecimal('1.5', 0.5), RangeError);
});

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value;
}
