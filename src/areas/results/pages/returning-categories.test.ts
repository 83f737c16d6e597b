import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { defineIndicator } from '../commands/define-indicator.ts';
import { redefineIndicator } from '../commands/redefine-indicator.ts';
import { setBaseline } from '../commands/set-baseline.ts';
import { setTarget } from '../commands/set-target.ts';
import { standingBaselines } from '../queries/baselines.ts';
import { standingTargets } from '../queries/standing-targets.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const programme = await makeProgramme(db, cast);
const member = cast.as('programme_officer', { language: 'en' });
const officer = testApp(db).as(member);
const institute = cast.institute.id;
const said = (text: string) => ({ en: { text, source: true as const } });
const sector = (...keys: string[]) => [
  { key: 'sector', label: said('Sector'), categories: keys.map((key) => ({ key, label: said(key) })) },
];
const definition = { title: said('Workers'), measure: 'number', overTime: 'sum', overPartners: 'sum' };
const year = { from: '2027-01-01', until: '2027-12-31' };

/** Mining was aimed at and measured at the start, and was dropped since. */
const dropped = async () => {
  const { id: indicatorId } = await doing(db, cast.system, defineIndicator, {
    ...{ outcomeId: programme.outcomes[0], code: newId().slice(-8), ...definition },
    axes: sector('mining', 'farming'),
  });
  const breakdown = { sector: 'mining' };
  await doing(db, member, setTarget, { indicatorId, ...year, value: '40', breakdown });
  await doing(db, member, setBaseline, { indicatorId, year: 2026, value: '11', breakdown });
  await doing(db, member, redefineIndicator, {
    ...{ indicatorId, version: 1, ...definition, axes: sector('farming'), reason: 'Closed' },
    cells: [{ axis: 'sector', category: 'mining', change: 'dropped' }],
  });
  const standing = () =>
    db.read(member, async (tx) => ({
      targets: await standingTargets(tx, institute, indicatorId),
      baselines: await standingBaselines(tx, institute, indicatorId),
    }));
  const back = { indicatorId, version: 2, ...definition, axes: sector('mining', 'farming') };
  return { indicatorId, standing, back };
};

test('a category that comes back brings nothing with it until each target and baseline is said to stand', async () => {
  const { standing, back } = await dropped();
  const { targets, baselines } = await standing();
  const silent = await perform(db, member, redefineIndicator, newId(), back);
  assert.ok(!silent.done);
  assert.deepEqual(Object.keys(silent.fields ?? {}), ['returning.0.stands', 'returning.1.stands']);
  const returning = [
    { id: targets[0]!.id, stands: false },
    { id: baselines[0]!.id, stands: true },
  ];
  const unexplained = await perform(db, member, redefineIndicator, newId(), { ...back, returning });
  assert.deepEqual(!unexplained.done && Object.keys(unexplained.fields ?? {}), ['reason']);
  await doing(db, member, redefineIndicator, { ...back, returning, reason: 'It opened again' });
  const now = await standing();
  assert.deepEqual([now.targets.length, now.baselines.map(({ value }) => value)], [0, ['11']]);
});

test('one that is renamed into a name of old goes before what stood there, unless that is said to stand', async () => {
  for (const [stands, value] of [
    [false, '50'],
    [true, '40'],
  ] as const) {
    const { indicatorId, standing, back } = await dropped();
    await doing(db, member, setTarget, {
      ...{ indicatorId, ...year, value: '50', breakdown: { sector: 'farming' } },
    });
    const left = await standing();
    const old = left.targets.find(({ breakdown }) => (breakdown as { sector: string }).sector === 'mining')!;
    const to = { axis: 'sector', category: 'mining' };
    await doing(db, member, redefineIndicator, {
      ...{ ...back, axes: sector('mining'), reason: 'One word' },
      cells: [{ axis: 'sector', category: 'farming', change: 'renamed', to }],
      returning: [
        { id: old.id, stands },
        { id: left.baselines[0]!.id, stands: false },
      ],
    });
    const { targets } = await standing();
    const inMining = targets.filter(({ breakdown }) => (breakdown as { sector: string }).sector === 'mining');
    assert.deepEqual(
      inMining.map((each) => Number(each.value)),
      [Number(value)],
    );
  }
});

test('under another meaning nothing is asked: what was aimed at is history', async () => {
  const { standing, back } = await dropped();
  await doing(db, member, redefineIndicator, { ...back, comparable: false, reason: 'Counted otherwise' });
  assert.deepEqual((await standing()).targets, []);
});

test('the form tells what would stand again and asks of each; nothing is saved before it is said', async () => {
  const { indicatorId, standing } = await dropped();
  const { targets, baselines } = await standing();
  const address = paths.redefineIndicator({ id: indicatorId });
  const typed = {
    ...{ 'title.en': 'Workers', measure: 'number', ascending: 'up', overTime: 'sum', overPartners: 'sum' },
    ...{ comparable: 'on', version: '2', 'axes.0.axis': 'Sector', 'axes.0.axisKey': 'sector' },
    ...{ 'axes.0.category': 'farming', 'axes.0.categoryKey': 'farming' },
    ...{ 'axes.1.axis': 'Sector', 'axes.1.category': 'Mining' },
  };
  const asked = await officer.post(address, typed);
  assert.equal(asked.status, 200, asked.text.slice(0, 2000));
  assert.match(asked.text, /Target · Sector: Mining · 01\/01\/2027 – 31\/12\/2027 · 40/);
  assert.match(asked.text, /Baseline · Sector: Mining · 2026 · 11/);
  const shown = { 'returning.0.fact': targets[0]!.id, 'returning.1.fact': baselines[0]!.id };
  const half = await officer.post(address, {
    ...typed,
    ...shown,
    'returning.0.stands': 'yes',
    reason: 'Open',
  });
  assert.equal(half.status, 422);
  assert.match(half.text, /href="#f-returning-1-stands"/);
  assert.match(half.text, /name="returning\.0\.stands" value="yes"[^>]*checked/);
  const all = { 'returning.0.stands': 'yes', 'returning.1.stands': 'no', reason: 'Open' };
  assert.equal((await officer.post(address, { ...typed, ...shown, ...all })).status, 303);
  const now = await standing();
  assert.deepEqual([now.targets.length, now.baselines.length], [1, 0]);
});
