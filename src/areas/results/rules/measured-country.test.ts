import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measuredCountry } from './measured-country.ts';

test('a measurement names no country where its partner works, and any other that was said', () => {
  const works = new Map([['p', 'BJ']]);
  assert.equal(measuredCountry({ partnershipId: 'p', country: 'BJ' }, works), null);
  assert.equal(measuredCountry({ partnershipId: 'p', country: 'TG' }, works), 'TG');
  assert.equal(measuredCountry({ partnershipId: 'p', country: '' }, works), null);
  assert.equal(measuredCountry({ partnershipId: 'q', country: 'BJ' }, works), 'BJ');
  assert.equal(measuredCountry({ partnershipId: null, country: 'BJ' }, works), 'BJ');
  assert.equal(measuredCountry({}, works), null);
});
