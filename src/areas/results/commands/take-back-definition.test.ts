import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { firstHalf, reportingOffice, reportYear, told } from '../../../../test/support/reporting.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { paths } from '../../../paths.ts';
import { standingBaselines } from '../queries/baselines.ts';
import { indicatorHistory } from '../queries/indicator-history.ts';
import { indicatorRollUps } from '../queries/indicator-roll-ups.ts';
import { definitionsOf } from '../queries/indicators.ts';
import { standingTargets } from '../queries/standing-targets.ts';
import type { CellChange } from '../rules/cell-change.ts';
import { redefineIndicator } from './redefine-indicator.ts';
import { setBaseline } from './set-baseline.ts';
import { setTarget } from './set-target.ts';
import { setWindow } from './set-window.ts';
import { takeBackDefinition } from './take-back-definition.ts';
import { withdrawMeasurement } from './withdraw-measurement.ts';
import { withdrawTarget } from './withdraw-target.ts';

const db = await testDatabase();
const office = await reportingOffice(db);
const { cast, institute, officer, partner, indicator, record, open } = office;
const app = testApp(db);
const english = app.as(cast.as('programme_officer', { language: 'en' }));
const said = (text: string) => ({ fr: { text, source: true as const } });
const sector = (...keys: string[]) => [
  { key: 'sector', label: said('Secteur'), categories: keys.map((key) => ({ key, label: said(key) })) },
];
const definition = { title: said('Membres'), measure: 'number', overTime: 'sum', overPartners: 'sum' };
const year = { from: firstHalf.from, until: `${reportYear}-12-31` };
const mining = { breakdown: { sector: 'mining' } };
const reason = 'Dropped by mistake';

const found = async (id: string) =>
  (await db.read(officer, (tx) => definitionsOf(tx, institute, [id]))).get(id)!;
const redefine = async (indicatorId: string, more = {}) => {
  const { version } = await found(indicatorId);
  return doing(db, officer, redefineIndicator, { indicatorId, version, ...definition, reason, ...more });
};
const dropping: { axes: object[]; cells: CellChange[] } = {
  axes: sector('farming'),
  cells: [{ axis: 'sector', category: 'mining', change: 'dropped' }],
};
const takeBack = async (indicatorId: string, actor = officer) => {
  const version = (await found(indicatorId)).version;
  return perform(db, actor, takeBackDefinition, newId(), { indicatorId, version, reason });
};
const figures = async (id: string, asOf?: number) => {
  const [rollUp] = await db.read(officer, (tx) =>
    indicatorRollUps(tx, institute, { indicatorIds: [id], asOf }),
  );
  const cells = rollUp!.cells.map(({ breakdown, actual }) => [breakdown.sector, actual?.value]);
  return { whole: rollUp!.actual?.value, target: rollUp!.target?.value, cells };
};
const aims = (id: string) =>
  db.read(officer, async (tx) => [
    ...(await standingTargets(tx, institute, id)).map(({ breakdown, value }) => [breakdown, value]),
    ...(await standingBaselines(tx, institute, id)).map(({ breakdown, value }) => [breakdown, value]),
  ]);
const lastEntry = () =>
  db.read(officer, async (tx) => {
    const last = tx.selectFrom('audit_entries').select((eb) => eb.fn.max('no').as('no'));
    return Number((await last.where('chain', '=', institute).executeTakeFirstOrThrow()).no);
  });

test('a category that was dropped by mistake has its values again; as of a day between it stands dropped', async () => {
  const id = await indicator({ axes: sector('mining', 'farming') });
  await record(id, '7', mining);
  await redefine(id, dropping);
  const between = await lastEntry();
  assert.deepEqual((await figures(id)).cells, []);
  const address = paths.takeBackDefinition({ id });
  assert.match((await app.as(officer).get(paths.indicator({ id }))).text, new RegExp(address));
  const unsaid = await app.as(officer).post(address, { version: '2', reason: '' });
  assert.equal(unsaid.status, 422);
  assert.match(unsaid.text, /href="#f-reason"/);
  assert.equal((await app.as(officer).post(address, { version: '2', reason })).status, 303);
  assert.deepEqual((await figures(id)).cells, [['mining', '7']]);
  assert.deepEqual((await figures(id, between)).cells, []);
  const { versions } = await db.read(officer, (tx) => indicatorHistory(tx, institute, id));
  assert.deepEqual(
    versions.map(({ edition, series, againEdition }) => [edition, series, againEdition]),
    [
      [3, 1, 1],
      [2, 1, null],
      [1, 1, null],
    ],
  );
  const page = (await english.get(paths.indicator({ id }))).text;
  assert.match(page, /Taken back/);
  assert.match(page, /Version 1 again: Dropped by mistake/);
  assert.equal(told(await takeBack(id)), 'results.first-definition');
});

test('targets and baselines that went along with a new name go back to the old one, but none that was withdrawn since', async () => {
  const id = await indicator({ axes: sector('mining', 'quarry') });
  for (const [category, value] of [
    ['mining', '40'],
    ['quarry', '9'],
  ] as const)
    await doing(db, officer, setTarget, { indicatorId: id, ...year, value, breakdown: { sector: category } });
  await doing(db, officer, setBaseline, { indicatorId: id, year: 2020, value: '5', ...mining });
  const before = await aims(id);
  const renamed = (category: string) => ({
    ...{ axis: 'sector', category, change: 'renamed' as const },
    to: { axis: 'sector', category: `${category}s` },
  });
  await redefine(id, { axes: sector('minings', 'quarrys'), cells: [renamed('mining'), renamed('quarry')] });
  const targets = await db.read(officer, (tx) => standingTargets(tx, institute, id));
  const quarry = targets.find(({ value }) => value === '9')!;
  assert.deepEqual(quarry.breakdown, { sector: 'quarrys' });
  await doing(db, officer, withdrawTarget, { indicatorId: id, standing: quarry.id, reason });
  assert.equal(told(await takeBack(id)), 'done');
  assert.deepEqual(
    await aims(id),
    before.filter(([, value]) => value !== '9'),
  );
});

test('a target that was said not to stand as its category came back stands again', async () => {
  const id = await indicator({ axes: sector('mining', 'farming') });
  await doing(db, officer, setTarget, { indicatorId: id, ...year, value: '40', ...mining });
  await redefine(id, dropping);
  const [target] = await db.read(officer, (tx) => standingTargets(tx, institute, id));
  const returning = [{ id: target!.id, stands: false }];
  await redefine(id, { axes: sector('mining', 'farming'), returning });
  assert.deepEqual(await aims(id), []);
  assert.equal(told(await takeBack(id)), 'done');
  assert.deepEqual(await aims(id), [[mining.breakdown, '40']]);
  assert.equal(told(await takeBack(id)), 'done', 'and the one before in its turn');
  assert.deepEqual(await aims(id), [[mining.breakdown, '40']]);
  assert.equal((await found(id)).edition, 5);
});

test('a series that was begun by mistake is as if never begun: what was measured and aimed at before counts on', async () => {
  const id = await indicator();
  await record(id, '7');
  await doing(db, officer, setTarget, { indicatorId: id, ...year, value: '40' });
  await redefine(id, { comparable: false, overTime: 'last' });
  assert.deepEqual(await figures(id), { whole: undefined, target: undefined, cells: [] });
  assert.equal(told(await takeBack(id)), 'done');
  assert.deepEqual(await figures(id), { whole: '7', target: '40', cells: [] });
  const { series, meaning } = await found(id);
  assert.deepEqual([series, meaning], [1, 1]);
  await redefine(id, { overTime: 'maximum' });
  await takeBack(id);
  assert.equal((await found(id)).meaning, 1, 'the way in which values come together never changed');
  const page = (await english.get(paths.indicator({ id }))).text;
  assert.doesNotMatch(page, /come together otherwise|the highest counts.*before/i);
});

test('what came to rest on a version keeps it and is named with its link; what was before it does not', async () => {
  const id = await indicator({ axes: sector('mining', 'farming') });
  await open([id]);
  await redefine(id, dropping);
  const address = paths.takeBackDefinition({ id });
  const refused = async (fact: string, href: string) => {
    assert.equal(told(await takeBack(id)), `results.on-definition-${fact}`);
    assert.ok((await english.get(address)).text.includes(`href="${href}"`), fact);
    const version = String((await found(id)).version);
    const sent = await english.post(address, { version, reason });
    assert.equal(sent.status, 422);
    assert.ok(sent.text.includes(`href="${href}"`) && sent.text.includes(reason), fact);
  };
  await doing(db, officer, setTarget, { indicatorId: id, ...year, value: '40' });
  await refused('target', `${paths.indicator({ id })}#targets`);
  const [target] = await db.read(officer, (tx) => standingTargets(tx, institute, id));
  await doing(db, officer, withdrawTarget, { indicatorId: id, standing: target!.id, reason });
  const { id: measurementId } = await record(id, '3');
  await refused('measured', paths.correctMeasurement({ id: measurementId }));
  const [row] = await db.read(officer, (tx) =>
    tx.selectFrom('measurements').select('entry_no').where('id', '=', measurementId).execute(),
  );
  const withdrawn = { id: measurementId, version: row!.entry_no, reason };
  await doing(db, officer, withdrawMeasurement, withdrawn);
  assert.doesNotMatch((await english.get(address)).text, /In the way stand/);
  assert.equal(told(await takeBack(id)), 'done', 'the period asked for it before');
  const since = await indicator({ axes: sector('mining', 'farming') });
  await redefine(since, dropping);
  const { windowId, submitting } = await open([since]);
  const asked = await takeBack(since);
  assert.equal(told(asked), 'results.on-definition-asked');
  const page = (await english.get(paths.takeBackDefinition({ id: since }))).text;
  assert.ok(page.includes(`href="${paths.reportingWindow({ id: windowId })}"`));
  const second = await indicator({ axes: sector('mining', 'farming') });
  const { input, windowId: edited } = await open([await indicator()]);
  await redefine(second, dropping);
  const more = { id: edited, version: 1, indicators: [...input.indicators, second] };
  await doing(db, officer, setWindow, { ...input, ...more });
  assert.equal(told(await takeBack(second)), 'results.on-definition-asked', 'a period that was edited since');
  await submitting([], { nothing: [{ indicatorId: since, reason: 'No congress' }] });
  assert.equal(told(await takeBack(since)), 'results.on-definition-unreported');
  await doing(db, officer, setBaseline, { indicatorId: since, year: 2020, value: '5' });
  assert.match((await english.get(paths.takeBackDefinition({ id: since }))).text, /The baseline of 2020/);
});

test('a formula that leads in a circle meanwhile does not come back', async () => {
  const zero = await indicator({ code: 'Z0' });
  const worked = await indicator({ code: 'Z1', formula: '2 * [Z0]' });
  await redefine(worked, { formula: undefined, comparable: false });
  await indicator({ code: 'Z2', formula: '3 * [Z1]' });
  await redefine(zero, { formula: '4 * [Z2]', comparable: false, countsFrom: firstHalf.from });
  assert.equal(told(await takeBack(worked)), 'results.formula-circle');
  assert.equal(told(await takeBack(zero)), 'done');
  assert.equal(told(await takeBack(worked)), 'done');
  assert.equal((await found(worked)).formula, '2 * [Z0]');
});

test('nobody else takes one back, and of two people the second is told', async () => {
  const id = await indicator({ axes: sector('mining', 'farming') });
  await redefine(id, dropping);
  const other = await makeCast(db);
  const input = { indicatorId: id, version: 2, reason };
  const stranger = other.as('programme_officer');
  await assert.rejects(perform(db, stranger, takeBackDefinition, newId(), input), NotFound);
  assert.equal((await app.as(stranger).get(paths.takeBackDefinition({ id }))).status, 404);
  for (const actor of [partner, cast.as('finance_officer'), cast.as('auditor')]) {
    await assert.rejects(perform(db, actor, takeBackDefinition, newId(), input), NotAllowed);
  }
  assert.equal((await app.as(partner).get(paths.takeBackDefinition({ id }))).status, 403);
  await redefine(id, { axes: sector('farming'), description: said('Anew') });
  const late = await perform(db, officer, takeBackDefinition, newId(), input);
  assert.ok(!late.done && late.conflict?.version === 3);
});
