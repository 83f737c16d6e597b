import assert from 'node:assert/strict';
import { test } from 'node:test';
import { convert } from '../../../kernel/money.ts';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import { sharedConversion } from './shared-conversion.ts';

test('10,000 books: the converted parts are exactly the converted whole, each within two units of its own', () => {
  const random = seededRandom(7);
  for (let run = 0; run < 10_000; run += 1) {
    const amounts = Array.from({ length: 1 + random(12) }, () => 1 + random(10 ** (1 + random(8))));
    const rate = `${random(3)}.${String(random(1_000_000)).padStart(6, '0')}1`;
    const parts = sharedConversion({ amounts, currency: 'BIF', rate, to: 'EUR' })!;
    const whole = amounts.reduce((a, b) => a + b, 0);
    assert.equal(
      parts.reduce((a, b) => a + b, 0),
      convert({ minor: whole, currency: 'BIF' }, rate, 'EUR').minor,
    );
    for (const [at, part] of parts.entries())
      assert.ok(Math.abs(part - convert({ minor: amounts[at]!, currency: 'BIF' }, rate, 'EUR').minor) < 2);
  }
});

test('a whole beyond safe integers cannot be converted', () => {
  const together = { amounts: [9e15, 9e15], currency: 'BIF', rate: '2', to: 'EUR' };
  assert.equal(sharedConversion(together), undefined);
});
