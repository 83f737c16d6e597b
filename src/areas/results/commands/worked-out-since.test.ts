import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { reportingOffice, told } from '../../../../test/support/reporting.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { unlockReport } from './lock-report.ts';
import { redefineIndicator } from './redefine-indicator.ts';
import { setWindow } from './set-window.ts';

const db = await testDatabase();
const app = testApp(db);
const { officer, partner, indicator, open } = await reportingOffice(db);

test('a window that was reported stays open to changes where one of its indicators is worked out since', async () => {
  const [a, b] = [await indicator({ code: 'M1' }), await indicator({ code: 'M2' })];
  const { input, windowId, now, submitting, lock } = await open([a, b]);
  const figures = [
    { indicatorId: a, value: '3' },
    { indicatorId: b, value: '2' },
  ];
  assert.equal(told(await submitting(figures)), 'done');
  await doing(db, officer, redefineIndicator, {
    indicatorId: b,
    version: 1,
    title: { fr: { text: 'Membres', source: true } },
    measure: 'number',
    overTime: 'sum',
    overPartners: 'sum',
    formula: '[M1] * 2',
    comparable: false,
    countsFrom: '2027-01-01',
    reason: 'Worked out from now on',
    cells: [],
  });
  const { version } = (await now()).window;
  const change = { ...input, id: windowId, version, name: `${input.name} bis` };
  assert.equal(told(await perform(db, officer, setWindow, newId(), change)), 'done');
  const other = { ...input, id: undefined, name: 'Another', from: input.until, until: input.until };
  assert.deepEqual(told(await perform(db, officer, setWindow, newId(), other)), {
    indicators: 'problem.not-known-here',
  });
  const form = await app.as(officer).get(paths.editWindow({ id: windowId }));
  assert.match(form.text, new RegExp(`value="${b}"`));
  assert.equal(told(await lock()), 'done');
  const { id: reportId, version: locked } = (await now()).report;
  await doing(db, officer, unlockReport, { reportId, version: locked, note: 'Recount' });
  const sheet = await app.as(partner).get(paths.measurementReport({ id: reportId }));
  assert.match(sheet.text, /\[M1\] \* 2/);
  const recount = [{ indicatorId: a, value: '4' }];
  assert.equal(told(await submitting(recount, { reason: 'Recount' })), 'done');
});

test('a sheet asks for no figure of an indicator that is worked out, and takes none', async () => {
  const [a, b] = [await indicator({ code: 'N1' }), await indicator({ code: 'N2' })];
  const { now, submitting } = await open([a, b]);
  await doing(db, officer, redefineIndicator, {
    indicatorId: b,
    version: 1,
    title: { fr: { text: 'Membres', source: true } },
    measure: 'number',
    overTime: 'sum',
    overPartners: 'sum',
    formula: '[N1] * 2',
    comparable: false,
    countsFrom: '2027-01-01',
    reason: 'Worked out from now on',
    cells: [],
  });
  const sheet = await app.as(partner).get(paths.measurementReport({ id: (await now()).report.id }));
  assert.doesNotMatch(sheet.text, new RegExp(`name="f.${b}`));
  const measured = { indicatorId: a, value: '3' };
  assert.deepEqual(told(await submitting([measured, { indicatorId: b, value: '6' }])), {
    'figures.1.value': 'results.worked-out',
  });
  assert.equal(told(await submitting([measured])), 'done');
});
