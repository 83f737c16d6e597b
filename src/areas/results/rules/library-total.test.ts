import assert from 'node:assert/strict';
import { test } from 'node:test';
import { libraryTotal } from './library-total.ts';

const library = { measure: 'number', unit: 'people', overTime: 'sum', overPartners: 'sum' } as const;
const use = (value: string | null, more = {}) => ({ ...library, formula: null, value, ...more });

test('sums add up, the highest is one of them', () => {
  assert.equal(libraryTotal(library, [use('10.5'), use(null), use('2')]), '12.5');
  const highest = { overPartners: 'maximum' } as const;
  assert.equal(libraryTotal({ ...library, ...highest }, [use('9', highest), use('11', highest)]), '11');
});

test('what means something else, or does not come together, has no total', () => {
  assert.equal(libraryTotal(library, [use('1'), use('2', { unit: 'unions' })]), undefined);
  assert.equal(libraryTotal(library, [use('1'), use('2', { overTime: 'last' })]), undefined);
  assert.equal(libraryTotal(library, [use('1'), use('2', { formula: '[1.1] * 2' })]), undefined);
  const ratio = { overPartners: 'ratio' } as const;
  assert.equal(libraryTotal({ ...library, ...ratio }, [use('40', ratio)]), undefined);
  assert.equal(libraryTotal(library, [use(null)]), undefined);
});
