import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { perform } from '../../../command/perform.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed } from '../../../kernel/problem.ts';
import { parametersOn } from '../queries/parameters.ts';
import { adoptRulebook } from './adopt-rulebook.ts';

const db = await testDatabase();
const cast = await makeCast(db);

const share = {
  ruleId: 'T1-share',
  name: 'share',
  value: '80',
  unit: '%',
  citation: 'an article',
  confidence: 'read',
  validFrom: '2022-01-01',
};
const partnerCountry = {
  country: 'BJ',
  kind: 'partner_country',
  value: '2022-2026',
  source: 'programme file',
  confidence: 'read',
  validFrom: '2022-01-01',
  validUntil: '2026-12-31',
};

test('an adopted rulebook gives each rule its values from their first day on, and none before', async () => {
  const { institute, system } = await makeCast(db);
  const written = await doing(db, system, adoptRulebook, {
    parameters: [share],
    countryFacts: [partnerCountry],
  });
  assert.deepEqual(written, { texts: 22, parameters: 1, countryFacts: 1 });
  const on = (day: string) =>
    db.read(system, (tx) => parametersOn(tx, institute.id, ['T1-share', 'T9'], day as CalendarDay));
  const { ruleId: _, validFrom: __, ...value } = share;
  assert.deepEqual((await on('2022-01-01')).get('T1-share')?.get('share'), value);
  assert.equal((await on('2021-12-31')).get('T1-share')?.size, 0);
  assert.equal((await on('2022-01-01')).get('T9')?.size, 0);
});

test('adopting again adds what is new and changes nothing that is there', async () => {
  const { institute, system, as } = await makeCast(db);
  await doing(db, system, adoptRulebook, { parameters: [share], countryFacts: [partnerCountry] });
  const more = { ...share, name: 'cap', value: null, confidence: 'unset' };
  const again = await doing(db, as('director'), adoptRulebook, {
    parameters: [{ ...share, value: '70' }, more],
    countryFacts: [partnerCountry],
  });
  assert.deepEqual(again, { texts: 0, parameters: 1, countryFacts: 0 });
  const values = await db.read(system, (tx) =>
    parametersOn(tx, institute.id, ['T1-share'], '2023-05-01' as CalendarDay),
  );
  assert.equal(values.get('T1-share')?.get('share')?.value, '80');
  assert.equal(values.get('T1-share')?.get('cap')?.value, null);
});

test('a value nobody knows cannot be called read', async () => {
  const refused = await perform(db, cast.system, adoptRulebook, newId(), {
    parameters: [{ ...share, value: null }],
  });
  assert.deepEqual(refused, {
    done: false,
    fields: { 'parameters.0': [{ key: 'rulebook.unset-has-no-value' }] },
  });
});

test('an officer does not adopt a rulebook', async () => {
  await assert.rejects(
    perform(db, cast.as('finance_officer'), adoptRulebook, newId(), { parameters: [share] }),
    NotAllowed,
  );
});
