import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readPerDiems } from './per-diem-text.ts';

const told = (text: string) =>
  readPerDiems(text, 'fr').map(({ no, country, amount, problems }) => [
    no,
    country,
    amount?.minor,
    ...problems.map(({ key }) => key),
  ]);

test('a table of per diems is read with or without a head, in the reader’s notation', () => {
  assert.deepEqual(told('Pays;Montant;Monnaie\nBJ;63,50;EUR\nbi;61;eur'), [
    [2, 'BJ', 6350],
    [3, 'BI', 6100],
  ]);
  assert.deepEqual(told('RW\t45000\tRWF'), [[1, 'RW', 45_000]]);
});

test('what cannot be read is told on its line and never guessed', () => {
  const lines = told('BJ;63;EUR\nZZ;50;EUR\nBI;x;EUR\nCD;50;euro\nTG;0;EUR\nRW;10,5;RWF\nBJ;64;EUR');
  assert.deepEqual(
    lines.map((line) => line.slice(3)),
    [
      [],
      ['finance.country-unknown'],
      ['problem.not-an-amount'],
      ['finance.currency-form'],
      ['finance.amount-not-positive'],
      ['problem.amount-too-fine'],
      ['finance.per-diem-twice'],
    ],
  );
});
