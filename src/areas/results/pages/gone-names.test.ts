import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { reportingOffice, reportYear } from '../../../../test/support/reporting.ts';
import { paths } from '../../../paths.ts';
import { redefineIndicator } from '../commands/redefine-indicator.ts';
import { setBaseline } from '../commands/set-baseline.ts';
import { setTarget } from '../commands/set-target.ts';
import { namedAxes } from '../rules/named-axes.ts';

const db = await testDatabase();
const app = testApp(db);
const { cast, officer, indicator } = await reportingOffice(db);
const said = (text: string) => ({ fr: { text, source: true as const } });
const zone = (...categories: [string, string][]) => ({
  key: 'zone',
  label: said('Zone'),
  categories: categories.map(([key, label]) => ({ key, label: said(label) })),
});

test('what is left in a category that is no more is called as the last version that named it called it', async () => {
  const id = await indicator({ axes: [zone(['z_25_tot_34', 'Nrod'], ['z_2', 'Sud'])] });
  const common = { title: said('Membres'), measure: 'number', overTime: 'sum', overPartners: 'sum' };
  const cell = { indicatorId: id, breakdown: { zone: 'z_25_tot_34' } };
  await doing(db, officer, setBaseline, { ...cell, year: reportYear - 1, value: '4' });
  const year = { from: `${reportYear}-01-01`, until: `${reportYear}-12-31` };
  await doing(db, officer, setTarget, { ...cell, ...year, value: '9' });
  const again = { indicatorId: id, ...common };
  const spelled = [zone(['z_25_tot_34', 'Nord'], ['z_2', 'Sud'])];
  await doing(db, officer, redefineIndicator, { ...again, version: 1, axes: spelled });
  const merged = ['z_25_tot_34', 'z_2'].map((category) => ({
    ...{ axis: 'zone', category, change: 'merged' },
    to: { axis: 'zone', category: 'all' },
  }));
  await doing(db, officer, redefineIndicator, {
    ...{ ...again, version: 2, axes: [zone(['all', 'Partout'])], cells: merged, reason: 'Too few' },
  });
  const reader = app.as(cast.as('programme_officer', { language: 'fr' }));
  for (const address of [paths.indicator({ id }), paths.targets({ id })]) {
    const { text } = await reader.get(address);
    assert.match(text, /Zone[\s ]: Nord/);
    assert.doesNotMatch(text, />[^<]*z_25_tot_34/);
  }
});

test('the words in force stand before those of earlier versions', () => {
  const named = namedAxes({
    axes: [zone(['a', 'A'])],
    formerAxes: [[zone(['a', 'old a'], ['b', 'B'])], [zone(['b', 'old b'], ['c', 'C'])]],
  });
  assert.deepEqual(named, [zone(['a', 'A'], ['b', 'B'], ['c', 'C'])]);
  assert.deepEqual(namedAxes({ axes: [], formerAxes: null }), []);
});
