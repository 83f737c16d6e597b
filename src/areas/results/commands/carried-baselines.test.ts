import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { newId } from '../../../kernel/id.ts';
import { baselineRows, standingBaselines } from '../queries/baselines.ts';
import { indicatorRollUps } from '../queries/indicator-roll-ups.ts';
import { standingTargets } from '../queries/standing-targets.ts';
import { defineIndicator } from './define-indicator.ts';
import { redefineIndicator } from './redefine-indicator.ts';
import { setBaseline } from './set-baseline.ts';
import { setTarget } from './set-target.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const { outcomes } = await makeProgramme(db, cast);
const officer = cast.as('programme_officer');
const said = (text: string) => ({ en: { text, source: true as const } });
const axisOf = (...keys: string[]) => [
  { key: 'sector', label: said('Sector'), categories: keys.map((key) => ({ key, label: said(key) })) },
];
const definition = { title: said('Members'), measure: 'number', overTime: 'last', overPartners: 'sum' };
const sector = (category: string) => ({ axis: 'sector', category });

const made = async () => {
  const { id: indicatorId } = await doing(db, officer, defineIndicator, {
    ...{ outcomeId: outcomes[0], code: newId().slice(-8), ...definition },
    axes: axisOf('mining', 'quarry', 'farming'),
  });
  const stood = (category: string, value: string, year = 2026) =>
    doing(db, officer, setBaseline, { indicatorId, year, value, breakdown: { sector: category } });
  let version = 1;
  const redefine = (keys: string[], cells: object[], more = {}) =>
    doing(db, officer, redefineIndicator, {
      ...{ indicatorId, version: version++, ...definition, axes: axisOf(...keys), cells },
      ...{ reason: 'The code list changed', ...more },
    });
  const stands = async () =>
    (await db.read(officer, (tx) => standingBaselines(tx, cast.institute.id, indicatorId))).map(
      ({ year, breakdown, value }) => [year, breakdown.sector, value],
    );
  return { indicatorId, stood, redefine, stands };
};

test('where a renamed category stood is told under its new name, with the reason; the old row stays', async () => {
  const { indicatorId, stood, redefine, stands } = await made();
  await stood('mining', '40');
  await stood('mining', '35', 2024);
  await stood('farming', '7');
  const renamed = { ...sector('mining'), change: 'renamed', to: sector('extraction') };
  await redefine(['extraction', 'quarry', 'farming'], [renamed]);
  assert.deepEqual(await stands(), [
    [2026, 'extraction', '40'],
    [2026, 'farming', '7'],
    [2024, 'extraction', '35'],
  ]);
  const { cells } = (
    await db.read(officer, (tx) => indicatorRollUps(tx, cast.institute.id, { indicatorIds: [indicatorId] }))
  )[0]!;
  assert.deepEqual(
    cells.map(({ breakdown, baseline }) => [breakdown.sector, baseline?.value]),
    [
      ['extraction', '40'],
      ['farming', '7'],
    ],
  );
  const history = await db.read(officer, (tx) =>
    baselineRows(tx, cast.institute.id, indicatorId).where('year', '=', 2026).execute(),
  );
  assert.deepEqual(
    history.flatMap(({ value, correctionReason, endedByNo }) =>
      value === '40' ? [[correctionReason, endedByNo === null]] : [],
    ),
    [
      ['The code list changed', true],
      [null, false],
    ],
  );
});

test('where a merged, a split and a dropped category stood stays as it was, and so does all that compares no longer', async () => {
  const { stood, redefine, stands } = await made();
  await stood('mining', '40');
  await stood('quarry', '5');
  await redefine(
    ['farming', 'mines'],
    [
      { ...sector('mining'), change: 'merged', to: sector('mines') },
      { ...sector('quarry'), change: 'merged', to: sector('mines') },
    ],
  );
  const asItWas = [
    [2026, 'mining', '40'],
    [2026, 'quarry', '5'],
  ];
  assert.deepEqual(await stands(), asItWas);
  const renamed = { ...sector('mines'), change: 'renamed', to: sector('mining') };
  await redefine(['farming', 'mining'], [renamed], { comparable: false });
  assert.deepEqual(await stands(), []);
});

test('what would come to stand where another stands stays where it is', async () => {
  const { indicatorId, stood, redefine, stands } = await made();
  // A category that comes back: what was left in it is said to stand again.
  const leftIn = (category: string) =>
    db.read(officer, async (tx) =>
      [
        ...(await standingTargets(tx, cast.institute.id, indicatorId)),
        ...(await standingBaselines(tx, cast.institute.id, indicatorId)),
      ].flatMap(({ id, breakdown }) =>
        (breakdown as { sector: string }).sector === category ? [{ id, stands: true }] : [],
      ),
    );
  const year = { from: '2027-01-01', until: '2027-12-31' };
  for (const category of ['mining', 'quarry']) {
    await stood(category, '40');
    await doing(db, officer, setTarget, {
      ...{ indicatorId, ...year, value: '50', breakdown: { sector: category } },
    });
  }
  await redefine(['mining', 'farming'], [{ ...sector('quarry'), change: 'dropped' }]);
  const renamed = { ...sector('mining'), change: 'renamed', to: sector('quarry') };
  await redefine(['quarry', 'farming'], [renamed], { returning: await leftIn('quarry') });
  assert.deepEqual(await stands(), [
    [2026, 'mining', '40'],
    [2026, 'quarry', '40'],
  ]);
  const targets = await db.read(officer, (tx) => standingTargets(tx, cast.institute.id, indicatorId));
  assert.deepEqual(targets.map(({ breakdown }) => (breakdown as { sector: string }).sector).sort(), [
    'mining',
    'quarry',
  ]);
});
