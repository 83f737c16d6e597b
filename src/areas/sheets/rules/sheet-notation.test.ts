import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PlainCell } from '../../../kernel/plain-sheet.ts';
import { amountOf, dayOf, decimalOf, type Notation, yearOfCell } from './sheet-notation.ts';

const minor = (cell: PlainCell, notation: Notation, currency = 'EUR'): number | string => {
  const read = amountOf(cell, currency, notation);
  return read.ok ? read.value.minor : read.problem.key;
};

test('an amount that stands as text is read by its notation; what is not clear is refused and never guessed', () => {
  const cases: [PlainCell, Notation, number | string][] = [
    ['1.234,56', 'comma', 123456],
    ['1,234.56', 'point', 123456],
    ['1 234,5', 'comma', 123450],
    ['1.234', 'comma', 123400],
    ['1,234', 'point', 123400],
    ['1,234', 'comma', 'problem.amount-too-fine'],
    ['1.234', 'point', 'problem.amount-too-fine'],
    ['1.2.3', 'comma', 'problem.not-an-amount'],
    ['12,34,56', 'point', 'problem.not-an-amount'],
    ['twelve', 'point', 'problem.not-an-amount'],
    ['12 EUR', 'comma', 'problem.not-an-amount'],
    [true, 'point', 'problem.not-an-amount'],
  ];
  for (const [cell, notation, said] of cases)
    assert.equal(minor(cell, notation), said, `${cell} ${notation}`);
});

test('a number of a workbook is what it shows, whatever the notation; the noise behind fifteen digits is none of it', () => {
  for (const notation of ['comma', 'point'] as const) {
    assert.equal(minor(1234.56, notation), 123456);
    assert.equal(minor(0.1 + 0.2, notation), 30);
    assert.equal(minor(12.345, notation), 'problem.amount-too-fine');
    assert.equal(minor(1500, notation, 'XOF'), 1500);
    assert.equal(minor(1500.5, notation, 'XOF'), 'problem.amount-too-fine');
    assert.equal(minor(1e300, notation), 'problem.not-an-amount');
  }
  const rate = decimalOf(0.00152449017, 'comma');
  assert.deepEqual(rate.ok && rate.value, '0.00152449017');
});

test('a day is a date cell or a date that is written day first; a bare number is none', () => {
  const cases: [PlainCell, string | false][] = [
    [{ day: '2027-05-02' }, '2027-05-02'],
    ['2/5/2027', '2027-05-02'],
    ['02.05.2027', '2027-05-02'],
    ['2027-05-02', '2027-05-02'],
    ['05/13/2027', false],
    ['30/02/2027', false],
    [46509, false],
  ];
  for (const [cell, said] of cases) {
    const read = dayOf(cell);
    assert.equal(read.ok && read.value, said, JSON.stringify(cell));
  }
  const years: [PlainCell, number | false][] = [
    [2027, 2027],
    ['2027', 2027],
    ['27', false],
    [2027.5, false],
  ];
  for (const [cell, said] of years) {
    const read = yearOfCell(cell);
    assert.equal(read.ok && read.value, said, String(cell));
  }
});
