import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { reportingOffice, told, worksIn } from '../../../../test/support/reporting.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { withdrawMeasurement } from './withdraw-measurement.ts';

const db = await testDatabase();

/** An office whose partner, of Togo, works there and in Benin. */
const officeInTwo = async () => {
  const office = await reportingOffice(db);
  const { cast, programme, partnershipId } = office;
  const worked = { partnershipId, programmeId: programme.id, outcomeId: programme.outcomes[0], home: 'TG' };
  await worksIn(db, cast.system, worked, [{ country: 'BJ' }, { country: 'TG' }]);
  return office;
};

test('a locked figure of a country is taken back with its reason there; another country keeps its own', async () => {
  const { indicator, open, officer } = await officeInTwo();
  const id = await indicator();
  const { submitting, now, lock } = await open([id]);
  const [own, part] = [{ indicatorId: id, value: '60', country: 'TG' }, { breakdown: { sex: 'female' } }];
  const nothing = [{ indicatorId: id, country: 'BJ', reason: 'No lists yet' }];
  assert.equal(told(await submitting([own, { ...own, ...part, value: '20' }], { nothing })), 'done');
  assert.equal(told(await lock()), 'done');
  const takenBack = async (value: string) => {
    const found = (await now()).figures.find((figure) => figure.value === value)!;
    const input = { id: found.id, version: found.entryNo, reason: 'Not ours', told: 'By letter' };
    return told(await perform(db, officer, withdrawMeasurement, newId(), input));
  };
  assert.equal(await takenBack('60'), 'results.withdraw-parts-first');
  assert.equal(await takenBack('20'), 'done');
  assert.equal(await takenBack('60'), 'done');
  assert.deepEqual(
    (await now()).nothing.map(({ country, reason }) => [country, reason]).sort(),
    [
      ['BJ', 'No lists yet'],
      [null, 'Not ours'],
    ].sort(),
  );
});

test('a locked figure of another country than the own leaves its reason under that country', async () => {
  const { indicator, open, officer } = await officeInTwo();
  const id = await indicator();
  const { submitting, now, lock } = await open([id]);
  const both = [
    { indicatorId: id, value: '60', country: 'TG' },
    { indicatorId: id, value: '40', country: 'BJ' },
  ];
  assert.equal(told(await submitting(both)), 'done');
  assert.equal(told(await lock()), 'done');
  const found = (await now()).figures.find(({ value }) => value === '40')!;
  const input = { id: found.id, version: found.entryNo, reason: 'Not ours', told: 'By letter' };
  assert.equal(told(await perform(db, officer, withdrawMeasurement, newId(), input)), 'done');
  const sheet = await now();
  assert.deepEqual(
    sheet.nothing.map(({ country, reason }) => [country, reason]),
    [['BJ', 'Not ours']],
  );
  assert.deepEqual(
    sheet.figures.map(({ country, value, state }) => [country, value, state]),
    [[null, '60', 'locked']],
  );
});
