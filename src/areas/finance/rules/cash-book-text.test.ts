import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCashBook } from './cash-book-text.ts';

const problems = (text: string) =>
  readCashBook(text, 'fr', 'BIF').map((line) => line.problems.map(({ key }) => key));

test('a block from a spreadsheet is read with its head left out', () => {
  const text =
    'Date\tPour quoi\tMontant\n14/03/2027\tSalle\t85 000\trunning\tvenue\tOS1\tA-1\n\n15.03.2027\tRepas\t12.500';
  const lines = readCashBook(text, 'fr', 'BIF');
  assert.deepEqual(
    lines.map(({ no, paidOn, amountMinor, heading, outcome, activity }) => [
      no,
      paidOn,
      amountMinor,
      heading,
      outcome,
      activity,
    ]),
    [
      [2, '2027-03-14', 85_000, 'running', 'OS1', 'A-1'],
      [4, '2027-03-15', 12_500, '', '', ''],
    ],
  );
});

test('quotes hold separators and quotes', () => {
  const [line] = readCashBook('2027-03-14;"Salle; dite ""grande""";100', 'fr', 'BIF');
  assert.equal(line?.description, 'Salle; dite "grande"');
  assert.equal(line?.amountMinor, 100);
});

test('what cannot be read is said line by line', () => {
  assert.deepEqual(problems('31/02/2027;Salle;100\n14/03/2027;;12,5\n14/03/2027;Repas;0\n;x;'), [
    ['problem.not-a-day'],
    ['finance.no-description', 'problem.amount-too-fine'],
    ['finance.amount-not-positive'],
    ['finance.no-day', 'finance.no-amount'],
  ]);
});

test('a line alone that cannot be read is a mistake, not a head', () => {
  assert.equal(problems('Date;Pour quoi;Montant').length, 1);
});
