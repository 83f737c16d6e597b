import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eachOnce } from './each-once.ts';

const cases: Record<string, string> = {
  '': '',
  'year=2027&q=a': 'year=2027&q=a',
  'year=2027&year=2028': 'year=2027, 2028',
  'year=2027&year=2027': 'year=2027, 2027',
  'year=&year=2027': 'year=2027',
  'year=2027&q=a&year=': 'year=2027&q=a',
  'year=&q=': 'year=&q=',
};

for (const [given, meant] of Object.entries(cases))
  test(`an address says each name once: ${given}`, () =>
    assert.equal(
      decodeURIComponent(String(eachOnce(new URLSearchParams(given))).replaceAll('+', ' ')),
      meant,
    ));
