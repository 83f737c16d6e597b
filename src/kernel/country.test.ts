import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countryCodes, countryName, isCountryCode } from './country.ts';
import { languages } from './language.ts';

test('there are the 249 countries of ISO 3166-1 and Kosovo, once each and in order', () => {
  assert.equal(countryCodes.length, 250);
  assert.deepEqual([...new Set(countryCodes)].toSorted(), countryCodes);
  assert.ok(countryCodes.every(isCountryCode));
});

test('codes that are reserved, withdrawn, of a group or in small letters are no country', () => {
  for (const code of ['UK', 'EU', 'UN', 'AN', 'SU', 'ZR', 'XX', 'ZZ', 'be', 'BEL', '', undefined]) {
    assert.equal(isCountryCode(code), false, String(code));
  }
});

test('every country has a name in every language', () => {
  for (const language of languages) {
    const names = countryCodes.map((code) => countryName(code, language));
    assert.deepEqual(
      names.filter((name) => /^[A-Z]{2}$/.test(name)),
      [],
    );
    assert.equal(new Set(names).size, countryCodes.length);
  }
  const belgium = languages.map((language) => countryName('BE', language));
  assert.deepEqual(belgium, ['Belgique', 'België', 'Belgium', 'Bélgica', 'Bélgica']);
});

test('what is no country is shown as it is', () => {
  assert.equal(countryName('ZZ', 'fr'), 'ZZ');
  assert.equal(countryName('not a code', 'fr'), 'not a code');
});
