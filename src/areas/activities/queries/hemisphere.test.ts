import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { programmeOf, training } from '../../../../test/support/union-work.ts';
import { countryFactPeriods } from '../../programmes/queries/partner-countries.ts';
import { adoptRulebook } from '../../rulebook/commands/adopt-rulebook.ts';
import { holdActivity } from '../commands/hold-activity.ts';
import { planActivity } from '../commands/plan-activity.ts';
import { hemisphereOf } from '../rules/exchange-rules.ts';
import { activities, activityById } from './activities.ts';

const db = await testDatabase();
const listed = {
  kind: 'dac_listed',
  value: 'LDC',
  source: 'List',
  confidence: 'read',
  validFrom: '2017-01-01',
};

const prepared = async (countryFacts: readonly object[]) => {
  const cast = await makeCast(db);
  await doing(db, cast.system, adoptRulebook, { parameters: [], countryFacts: [...countryFacts] } as never);
  const { outcomeId } = await programmeOf(db, cast);
  const plan = async (country: string | undefined, on = '2026-03-02') =>
    (
      await doing(db, cast.system, planActivity, {
        ...training,
        outcomeId,
        country,
        mode: country ? 'in_person' : 'online',
        plannedFrom: on,
        plannedUntil: on,
      })
    ).id;
  const said = (id: string) =>
    db.read(cast.system, async (tx) => {
      const row = (await activityById(tx, cast.institute.id, id))!;
      const facts = await countryFactPeriods(tx, cast.institute.id);
      const dacCountries = facts.filter(({ kind }) => kind === 'dac_listed');
      const from = row.heldFrom ?? row.plannedFrom;
      assert.equal(
        row.hemisphere,
        hemisphereOf({ country: row.country, from, dacCountries }),
        'as the rule says',
      );
      return row.hemisphere;
    });
  return { cast, plan, said };
};

test('North and South are told by the donors’ list on the first day, as the rules tell them', async () => {
  const { plan, said } = await prepared([
    { ...listed, country: 'BJ' },
    { ...listed, country: 'CL', validUntil: '2026-03-01' },
    {
      kind: 'partner_country',
      value: '2022-2026',
      source: 'List',
      confidence: 'read',
      country: 'PE',
      validFrom: '2022-01-01',
    },
  ]);
  assert.equal(await said(await plan('BJ')), 'south');
  assert.equal(await said(await plan('BE')), 'north');
  assert.equal(await said(await plan('FR')), 'north', 'it gives by the list');
  assert.equal(await said(await plan('PE')), null, 'a line of another kind tells nothing of the list');
  assert.equal(await said(await plan('SN')), null, 'no line is no knowledge');
  assert.equal(await said(await plan('BJ', '2016-03-02')), null, 'nor is a line of later');
  assert.equal(await said(await plan('CL', '2026-03-01')), 'south', 'its last day on the list');
  assert.equal(await said(await plan('CL', '2026-03-02')), 'north', 'the day after');
  assert.equal(await said(await plan(undefined)), null);
});

test('once it was held the day it was held on tells, and without any list nothing does', async () => {
  const { cast, plan, said } = await prepared([{ ...listed, country: 'CL', validUntil: '2026-03-01' }]);
  const id = await plan('CL');
  assert.equal(await said(id), 'north');
  const held = { activityId: id, heldFrom: '2026-02-27', heldUntil: '2026-02-27', counts: [] };
  await doing(db, cast.system, holdActivity, held);
  assert.equal(await said(id), 'south');
  const without = await prepared([]);
  assert.equal(await without.said(await without.plan('BJ')), null);
});

test('the list is narrowed to North, South and what nobody can say', async () => {
  const { cast, plan } = await prepared([{ ...listed, country: 'BJ' }]);
  const [south, north, unsaid] = [await plan('BJ'), await plan('BE'), await plan(undefined)];
  for (const [hemisphere, id] of [
    ['south', south],
    ['north', north],
    ['unsaid', unsaid],
  ] as const) {
    const rows = await db.read(cast.system, (tx) => activities(tx, cast.institute.id, { hemisphere }));
    assert.deepEqual(
      rows.map((row) => row.id),
      [id],
    );
  }
});
