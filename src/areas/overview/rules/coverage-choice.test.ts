import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coverageChoice, coverageQuery } from './coverage-choice.ts';

const asked = (query: string) => coverageChoice((name) => new URLSearchParams(query).get(name));

test('unasked, the matrix shows money by aim and kind of action', () => {
  assert.deepEqual(asked(''), { measure: 'spent', rows: 'aim', columns: 'kind', filter: {} });
});

test('codes of an axis narrow, and what is beside the codes too', () => {
  const query =
    'measure=activities&rows=country&columns=year&aim=O3&kind=A7&year=2027&partner=none&country=BJ';
  assert.deepEqual(asked(query).filter, {
    aim: 'O3',
    kind: 'A7',
    country: 'BJ',
    year: '2027',
    partner: 'none',
  });
  assert.equal(asked('aim=untied').filter.aim, 'untied');
});

const nothing = [
  'aim=O9',
  'kind=B1',
  'country=ZZ',
  'year=27',
  'partner=x',
  'programme=x',
  'institute=%27',
  'aim=',
];
for (const query of nothing)
  test(`what is no code of its axis narrows nothing: ${query}`, () =>
    assert.deepEqual(asked(query).filter, {}));

for (const query of ['measure=budget', 'rows=sex', 'columns=%00'])
  test(`what is no measure and no axis is as if unasked: ${query}`, () =>
    assert.deepEqual(asked(query), asked('')));

test('an address says a choice so that it reads the same again', () => {
  const choice = asked('measure=participants&rows=partner&columns=aim&kind=A2&year=2030');
  const again = new URLSearchParams(
    Object.entries(coverageQuery(choice)).filter(([, value]) => value) as string[][],
  );
  assert.deepEqual(asked(String(again)), choice);
});
