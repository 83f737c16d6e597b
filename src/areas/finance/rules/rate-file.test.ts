import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mostRates, readRateFile } from './rate-file.ts';

const ecb = 'Date,USD,XOF,\r\n2027-03-02,1.0580,N/A,\r\n2027-03-01,1.0575,655.957,\r\n';
const inforEuro = [
  'Country,Currency,ISO A3 Code,Value,Month',
  'Benin,CFA franc,XOF,655.957,2027-03',
  'Senegal,CFA franc,XOF,655.957,2027-03',
  'Burundi,Burundi franc,BIF,3120,03/2027',
  'Belgium,Euro,EUR,1,2027-03',
].join('\n');

const told = (text: string) => readRateFile(text)?.problems.map(({ no, problem }) => `${no} ${problem.key}`);

test('the history of the ECB is read by day, what it does not have is left out', () => {
  const file = readRateFile(ecb);
  assert.equal(file?.source, 'ecb');
  assert.deepEqual(file?.rates, [
    { currency: 'USD', on: '2027-03-02', perEuro: '1.058' },
    { currency: 'USD', on: '2027-03-01', perEuro: '1.0575' },
    { currency: 'XOF', on: '2027-03-01', perEuro: '655.957' },
  ]);
  assert.deepEqual(file?.problems, []);
  assert.equal(readRateFile('Date, USD,\n27 November 2026, 1.05,')?.rates[0]?.on, '2026-11-27');
});

test('InforEuro is read by month, a currency of several countries once, the euro not at all', () => {
  const file = readRateFile(inforEuro);
  assert.equal(file?.source, 'inforeuro');
  assert.deepEqual(file?.rates, [
    { currency: 'XOF', on: '2027-03-01', perEuro: '655.957' },
    { currency: 'BIF', on: '2027-03-01', perEuro: '3120' },
  ]);
});

test('a decimal comma is read where cells are parted otherwise', () => {
  const file = readRateFile('Bénin;franc CFA;XOF;655,957;2027-03\nBénin;dollar;USD;"0,851";2027-03');
  assert.deepEqual(
    file?.rates.map(({ perEuro }) => perEuro),
    ['655.957', '0.851'],
  );
});

const wrong: [string, string, string[]][] = [
  ['a rate of zero', 'Date,USD\n2027-03-01,0', ['2 finance.rate-not-positive']],
  ['a negative rate', 'Date,USD\n2027-03-01,-1.05', ['2 finance.rate-not-positive']],
  ['a word for a rate', 'Date,USD\n2027-03-01,one', ['2 problem.not-an-amount']],
  ['an unknown code', 'Date,USD,QQQ\n2027-03-01,1.05,2', ['1 finance.rate-currency-unknown']],
  ['a day twice', 'Date,USD\n2027-03-01,1.05\n2027-03-01,1.06', ['3 finance.rate-twice']],
  ['a day that is none', 'Date,USD\n2027-02-30,1.05', ['2 problem.not-a-day']],
  ['a file cut in half', 'Date,USD,CHF,\n2027-03-01,1.05,0.95,\n2027-02-28,1.0', ['3 finance.rate-line-cut']],
  ['a grouped rate', 'A;Rupiah;IDR;17,150;2027-03', ['1 finance.rate-ambiguous']],
  ['a month that is none', 'A;Rupiah;IDR;17150;2027-13', ['1 finance.rate-month-unreadable']],
  ['two rates of a month', 'A;F;XOF;655.957;2027-03\nB;F;XOF;656;2027-03', ['2 finance.rate-twice']],
  ['a month cut in half', 'A;F;XOF;655.957;2027-03\nB;F;XOF', ['2 finance.rate-line-cut']],
];

for (const [what, text, problems] of wrong)
  test(`${what} is told by its line`, () => assert.deepEqual(told(text), problems));

test('what is no file of rates is none, and a huge one is told', () => {
  assert.equal(readRateFile(''), undefined);
  assert.equal(readRateFile('Dear colleague,\nhere are the rates'), undefined);
  const lines = Array.from({ length: mostRates + 1 }, (_, at) => {
    const day = new Date(Date.UTC(1900, 0, 1 + at)).toISOString().slice(0, 10);
    return `${day},1.05`;
  });
  assert.deepEqual(told(['Date,USD', ...lines].join('\n')), ['1 finance.too-many-rates']);
});
