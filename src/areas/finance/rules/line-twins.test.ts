import assert from 'node:assert/strict';
import { test } from 'node:test';
import { twinsWithin } from './line-twins.ts';

const line = (paidOn: string | undefined, minor: number | undefined, voucherNumber?: string) => ({
  paidOn,
  minor,
  voucherNumber,
});

const cases: [string, ReturnType<typeof line>, ReturnType<typeof line>, boolean][] = [
  ['same day and amount', line('2027-03-01', 100), line('2027-03-01', 100), true],
  ['same voucher and amount', line('2027-03-01', 100, '7'), line('2027-03-02', 100, '7'), true],
  ['one voucher in two parts', line('2027-03-01', 100, '7'), line('2027-03-01', 101, '7'), false],
  ['same amount, nothing else', line('2027-03-01', 100), line('2027-03-02', 100), false],
  ['no amount yet', line('2027-03-01', undefined), line('2027-03-01', undefined), false],
  ['no day yet', line(undefined, 100), line(undefined, 100), false],
];
for (const [what, first, second, alike] of cases)
  test(`two lines: ${what}`, () => {
    assert.deepEqual(twinsWithin([first, second]), [[], alike ? [0] : []]);
  });
