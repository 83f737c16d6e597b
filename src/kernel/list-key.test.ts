import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from './id.ts';
import { dayAndId, valueAndId } from './list-key.ts';

const id = newId();

test('a key is a value and an id, the value whatever it is', () => {
  assert.deepEqual(valueAndId(`Centre | Lomé|${id}`), { value: 'Centre | Lomé', id });
  assert.deepEqual(valueAndId(`|${id}`), { value: '', id });
  assert.deepEqual(dayAndId(`2027-02-28|${id}`), { day: '2027-02-28', id });
});

for (const key of [
  undefined,
  '',
  '|',
  `\0|${id}`,
  id,
  `x|${id.toUpperCase()}`,
  `x|${'-'.repeat(36)}`,
  `x|${id} `,
])
  test(`${JSON.stringify(key)} is no key`, () => assert.equal(valueAndId(key), undefined));

for (const day of ['', '2027-02-30', '2027-13-01', '0000-00-00', '2027-02-28 ', 'x'])
  test(`a list by day does not begin after ${JSON.stringify(day)}`, () =>
    assert.equal(dayAndId(`${day}|${id}`), undefined));
