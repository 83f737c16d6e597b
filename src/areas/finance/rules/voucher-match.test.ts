import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchedVouchers } from './voucher-match.ts';

const lines = [
  { id: 'a', reference: 'D2027-41.1', voucherNumber: '2027/014' },
  { id: 'b', reference: 'D2027-41.2', voucherNumber: 'Fac 15' },
  { id: 'c', reference: 'D2027-41.3', voucherNumber: 'fac-15' },
  { id: 'd', reference: 'D2027-41.4', voucherNumber: null },
];
const outcome = (name: string): string => {
  const [match] = matchedVouchers([name], lines);
  return match && 'expenseId' in match ? match.expenseId : String(match?.problem.key);
};

const cases: [string, string][] = [
  ['2027-014.jpg', 'a'],
  ['2027_014.PDF', 'a'],
  ['D2027-41.4.jpg', 'd'],
  ['d2027-41.2.jpeg', 'b'],
  ['FAC15.png', 'finance.file-fits-several'],
  ['14.jpg', 'finance.file-fits-none'],
  ['.jpg', 'finance.file-fits-none'],
  ['---.jpg', 'finance.file-fits-none'],
  ['IMG_0001.jpg', 'finance.file-fits-none'],
];
for (const [name, expected] of cases)
  test(`a file named ${name}`, () => {
    assert.equal(outcome(name), expected);
  });
