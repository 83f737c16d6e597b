import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { firstHalf, reportingOffice } from '../../../../test/support/reporting.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import { redefineIndicator } from '../../results/commands/redefine-indicator.ts';
import { planFigureSheet } from './figure-plan.ts';

const db = await testDatabase();
const { institute, programme, officer, partner, indicator, record } = await reportingOffice(db);

test('a file measures a period anew where its indicator means something else since, as a sheet does', async () => {
  const id = await indicator({ code: 'V1' });
  await record(id, '3');
  await doing(db, officer, redefineIndicator, {
    indicatorId: id,
    version: 1,
    title: { fr: { text: 'Part', source: true } },
    measure: 'percentage',
    overTime: 'last',
    overPartners: 'ratio',
    comparable: false,
    reason: 'A share from now on',
    cells: [],
  });
  const planned = (said: object) =>
    db.read(partner, async (tx) => {
      const row = { row: 2, outcome: 'OS1', indicator: 'V1', ...firstHalf, provenance: 'Register', ...said };
      const { matched, problems } = await planFigureSheet(tx, institute, {
        kind: 'measurements',
        programme: (await programmeById(tx, institute, programme.id))!,
        actor: partner,
        columns: ['value', 'numerator', 'denominator', 'provenance'],
        rows: [row],
      });
      return [...matched.map(({ becomes }) => becomes), ...problems.map(({ problem }) => problem.key)];
    });
  assert.deepEqual(await planned({ value: '3' }), ['results.parts-needed']);
  assert.deepEqual(await planned({ numerator: '3', denominator: '4' }), ['created']);
});
