import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { firstHalf, reportingOffice } from '../../../../test/support/reporting.ts';
import { definitionsOf } from './indicators.ts';
import { recordsPlace } from './records-place.ts';

const db = await testDatabase();
const office = await reportingOffice(db);
const { institute, officer } = office;

const placeOf = (id: string, partnershipId: string | null, country?: string) =>
  db.read(officer, async (tx) => {
    const indicator = (await definitionsOf(tx, institute, [id])).get(id)!;
    return recordsPlace(tx, institute, { indicator, partnershipId, ...firstHalf, breakdown: {}, country });
  });

test('records of a country in which a figure stands are told under it alone', async () => {
  const id = await office.indicator();
  for (const partnershipId of [null, office.partnershipId]) {
    assert.deepEqual((await placeOf(id, partnershipId)).elsewhere, []);
    await office.record(id, '5', { partnershipId: partnershipId ?? undefined, country: 'TG' }, officer);
    const [rest, there] = [await placeOf(id, partnershipId), await placeOf(id, partnershipId, 'TG')];
    assert.deepEqual([rest.country ?? null, rest.elsewhere], [null, ['TG']]);
    assert.deepEqual([there.country, there.elsewhere ?? []], ['TG', []]);
  }
});
