import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing } from '../../test/support/cast.ts';
import { testDatabase } from '../../test/support/cluster.ts';
import { reportingOffice } from '../../test/support/reporting.ts';
import { redefineIndicator } from '../areas/results/commands/redefine-indicator.ts';
import { entryNoOn } from '../command/entry-no-on.ts';
import { todayIn } from '../kernel/calendar-day.ts';
import { narrowedIn } from './narrowed-in.ts';
import { UsageError } from './verb.ts';

const db = await testDatabase();

test('a category is one of those that counted as of the number that is asked', async () => {
  const { institute, officer, programme, indicator } = await reportingOffice(db);
  const lastEntry = () => db.read(officer, (tx) => entryNoOn(tx, institute, todayIn()));
  const isKnown = (asOf?: number) =>
    db.read(officer, async (tx) => {
      const within = { programmeId: programme.id, asOf };
      return (await narrowedIn(tx, institute, { cell: 'sector=port' }, within)) !== undefined;
    });
  const title = { fr: { text: 'Membres', source: true as const } };
  const sector = {
    key: 'sector',
    label: { fr: { text: 'Secteur', source: true as const } },
    categories: [{ key: 'port', label: { fr: { text: 'Port', source: true as const } } }],
  };
  const counted = { title, measure: 'number', overTime: 'sum', overPartners: 'sum' } as const;
  const indicatorId = await indicator();
  const before = await lastEntry();
  await doing(db, officer, redefineIndicator, {
    ...{ indicatorId, version: 1, ...counted, axes: [sector], reason: 'Told apart by sector' },
  });
  const apart = await lastEntry();
  await doing(db, officer, redefineIndicator, {
    ...{ indicatorId, version: 2, ...counted, axes: [], reason: 'Told apart no more' },
    cells: [{ axis: 'sector', category: 'port', change: 'dropped' }],
  });
  assert.deepEqual(await Promise.all([isKnown(before), isKnown(apart), isKnown()]), [false, true, false]);
});

test('categories that no indicator counts together are wrong words, unless something was measured so', async () => {
  const { institute, officer, programme, indicator, record } = await reportingOffice(db);
  await indicator({ crossings: [['sex', 'age']] });
  const apart = await indicator();
  const known = (cell: string) =>
    db.read(officer, async (tx) => {
      const within = { programmeId: programme.id, asOf: undefined };
      return (await narrowedIn(tx, institute, { cell }, within)) !== undefined;
    });
  assert.equal(await known('age=under_35,sex=female'), true);
  assert.equal(await known('sex=female,age=of_stone'), false, 'an unknown category is unknown');
  const other = 'economy=informal,sex=female';
  await assert.rejects(known(other), (wrong) => {
    assert.ok(wrong instanceof UsageError);
    assert.match(wrong.message, /^--cell: no indicator counts «economy=informal,sex=female» together/);
    return true;
  });
  await record(apart, '2', { breakdown: { sex: 'female', economy: 'informal' } });
  assert.equal(await known(other), true);
});
