import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { perform } from '../../../command/perform.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import {
  countryFacts,
  countryValuesOn,
  keyOfCountryFact,
  partnerCountriesOn,
} from '../queries/country-facts.ts';
import { countryFactSeeds } from '../rules/country-fact-seeds.ts';
import { adoptRulebook } from './adopt-rulebook.ts';
import { correctCountryFact } from './correct-country-fact.ts';
import { recordCountryFact } from './record-country-fact.ts';

const db = await testDatabase();
const { institute, as, system } = await makeCast(db);
const officer = as('programme_officer');

const partnerCountry = {
  country: 'BJ',
  kind: 'partner_country',
  value: '2022-2026',
  source: 'programme file',
  confidence: 'read',
  validFrom: '2022-01-01',
  validUntil: '2026-12-31',
};
const countriesOn = (day: string, asOf?: number) =>
  db.read(officer, (tx) => partnerCountriesOn(tx, institute.id, day as CalendarDay, asOf));

test('a partner country is one from its first day to its last, and an exit moves its last day', async () => {
  const { id } = await doing(db, officer, recordCountryFact, partnerCountry);
  assert.deepEqual(await countriesOn('2021-12-31'), []);
  assert.deepEqual(await countriesOn('2026-12-31'), ['BJ']);
  const exit = { id, ...partnerCountry, validUntil: '2024-06-30', reason: 'the partner was dissolved' };
  const corrected = await perform(db, officer, correctCountryFact, newId(), exit);
  assert.ok(corrected.done);
  assert.deepEqual(await countriesOn('2024-07-01'), []);
  assert.deepEqual(await countriesOn('2024-07-01', corrected.entryNo - 1), ['BJ']);
  const again = await perform(db, officer, correctCountryFact, newId(), exit);
  assert.equal(!again.done && again.problem?.key, 'problem.saved-by-another');
});

test('two facts of one kind never hold of a country on the same day, conventions apart', async () => {
  const rating = {
    ...partnerCountry,
    country: 'TG',
    kind: 'rights_rating',
    value: '4',
    validUntil: undefined,
  };
  await doing(db, officer, recordCountryFact, rating);
  const refused = await perform(db, officer, recordCountryFact, newId(), {
    ...rating,
    value: '5',
    validFrom: '2025-06-01',
  });
  assert.deepEqual(Object.keys((!refused.done && refused.fields) || {}), ['validFrom']);
  for (const value of ['C087', 'C098'])
    await doing(db, officer, recordCountryFact, { ...rating, kind: 'convention_ratified', value });
});

test('the value of a fact is written the way of its kind', async () => {
  for (const [kind, value] of [
    ['rights_rating', '6'],
    ['dac_listed', 'poor'],
    ['partner_country', '2022'],
    ['convention_ratified', '87'],
  ] as const) {
    const refused = await perform(db, officer, recordCountryFact, newId(), {
      ...partnerCountry,
      kind,
      value,
    });
    assert.deepEqual(
      refused,
      { done: false, fields: { value: [{ key: 'rulebook.fact-value-form' }] } },
      kind,
    );
  }
});

test('the seeds are adopted whole, name each country once a kind, and are paged without loss', async () => {
  await doing(db, system, adoptRulebook, { parameters: [], countryFacts: countryFactSeeds });
  const day = '2025-01-01' as CalendarDay;
  const listed = await db.read(officer, (tx) => countryValuesOn(tx, institute.id, 'dac_listed', day));
  assert.equal(listed.size, countryFactSeeds.filter(({ kind }) => kind === 'dac_listed').length);
  assert.equal(listed.get('BJ'), 'LDC');
  assert.equal(listed.get('BE'), undefined);
  const all = await db.read(officer, (tx) => countryFacts(tx, institute.id, { kind: 'dac_listed' }, 5000));
  const first = all.slice(0, 60);
  const rest = await db.read(officer, (tx) =>
    countryFacts(tx, institute.id, { kind: 'dac_listed', after: keyOfCountryFact(first.at(-1)!) }, 5000),
  );
  assert.deepEqual(
    [...first, ...rest].map(({ id }) => id),
    all.map(({ id }) => id),
  );
});
