import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { told } from '../../../../test/support/reporting.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { paths, withQuery } from '../../../paths.ts';
import { standingBaselines } from '../queries/baselines.ts';
import { definitionsOf } from '../queries/indicators.ts';
import { standingTargets } from '../queries/standing-targets.ts';
import { defineIndicator } from './define-indicator.ts';
import { defineResults } from './define-results.ts';
import { setBaseline } from './set-baseline.ts';
import { setTarget } from './set-target.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const programme = await makeProgramme(db, cast);
const [outcomeId] = programme.outcomes;
const officer = cast.as('programme_officer');
const form = testApp(db).as(officer);
const title = { fr: { text: 'Conventions signées', source: true } };
const definition = { title, measure: 'number', overTime: 'last', overPartners: 'sum' };
const year = { from: '2027-01-01', until: '2027-12-31' };
const key = { institute_id: cast.institute.id, entry_no: 1 };

const made = async () =>
  (await doing(db, officer, defineIndicator, { outcomeId, code: newId().slice(-8), ...definition })).id;
/** A row that no command judged, as files left them behind. */
const left = (table: 'targets' | 'baselines', indicatorId: string, row: object) =>
  db.write(cast.system, (tx) =>
    tx
      .insertInto(table)
      .values({ ...key, indicator_id: indicatorId, id: newId(), ...row } as never)
      .execute(),
  );
const targetsOf = (id: string) => db.read(officer, (tx) => standingTargets(tx, cast.institute.id, id));
const baselinesOf = (id: string) => db.read(officer, (tx) => standingBaselines(tx, cast.institute.id, id));
const hiddenIn = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  );

test('a file of results that tells a place twice is refused by its line; what stands twice and is said again is not', async () => {
  const id = await made();
  const { code } = (await db.read(officer, (tx) => definitionsOf(tx, cast.institute.id, [id]))).get(id)!;
  const file = (more: object) => ({
    outcomeId,
    results: [
      {
        ...{ key: '1', type: '2', title },
        indicators: [{ code, ...definition, ascending: true, ...more }],
      },
    ],
  });
  const giving = async (more: object) => told(await perform(db, officer, defineResults, newId(), file(more)));
  const at = (field: string) => `results.0.indicators.0.${field}`;
  const targets = [
    { ...year, value: '5' },
    { ...year, value: '6' },
  ];
  assert.deepEqual(await giving({ targets }), { [at('targets.1.value')]: 'results.target-twice' });
  const baselines = [
    { year: 2026, value: '1' },
    { year: 2026, on: '2026-05-01', value: '2' },
  ];
  assert.deepEqual(await giving({ baselines }), { [at('baselines.1.year')]: 'results.baseline-twice' });
  assert.equal(await giving({ baselines: baselines.slice(1) }), 'done');
  assert.equal(await giving({ baselines: [{ year: 2026, value: '3' }] }), 'done');
  assert.deepEqual(
    (await baselinesOf(id)).map(({ value, onDay }) => [value, onDay]),
    [['3', '2026-05-01']],
    'a file that leaves the day unsaid makes no second baseline of the year',
  );
  for (const value of ['5', '6'])
    await left('targets', id, { from_on: year.from, until_on: year.until, value });
  assert.equal(await giving({ targets }), 'done');
  assert.equal((await targetsOf(id)).length, 2);
});

test('where two baselines stand in one place the form says so, none is taken for the other, and one is withdrawn', async () => {
  const id = await made();
  for (const value of ['10', '20']) await left('baselines', id, { year: 2026, value });
  const blind = { indicatorId: id, year: 2026, value: '30', reason: 'Counted anew' };
  assert.deepEqual(told(await perform(db, officer, setBaseline, newId(), blind)), {
    year: 'results.two-baselines',
  });
  const wrong = (await baselinesOf(id)).find(({ value }) => value === '20')!;
  const address = withQuery(paths.setBaseline({ id }), { baseline: wrong.id });
  const shown = await form.get(address);
  assert.match(shown.text, /Deux situations de référence existent au même endroit/);
  assert.match(shown.text, /value="20"/);
  const corrected = { ...hiddenIn(shown.text), year: '2026', value: '21', reason: 'Relu' };
  assert.equal((await form.post(paths.setBaseline({ id }), corrected)).status, 303);
  assert.deepEqual((await baselinesOf(id)).map(({ value }) => value).sort(), ['10', '21']);
  const now = (await baselinesOf(id)).find(({ value }) => value === '21')!;
  const again = await form.get(withQuery(paths.setBaseline({ id }), { baseline: now.id }));
  const gone = { ...hiddenIn(again.text), year: '2026', becomes: 'withdrawn', reason: 'Deux fois' };
  assert.equal((await form.post(paths.setBaseline({ id }), gone)).status, 303);
  assert.deepEqual(
    (await baselinesOf(id)).map(({ value }) => value),
    ['10'],
  );
  assert.doesNotMatch((await form.get(paths.setBaseline({ id }))).text, /Deux situations/);
});

test('where two targets stand in one place the forms say so, and one is withdrawn', async () => {
  const id = await made();
  for (const value of ['10', '20'])
    await left('targets', id, { from_on: year.from, until_on: year.until, value });
  const blind = { indicatorId: id, ...year, value: '30', reason: 'Agreed' };
  assert.deepEqual(told(await perform(db, officer, setTarget, newId(), blind)), {
    value: 'results.two-targets',
  });
  const grid = await form.get(paths.targets({ id }));
  assert.match(grid.text, /une seconde au même endroit/);
  const [, value = ''] = /name="targets.whole[^"]+12-31.value"[^>]*value="(\d+)"/.exec(grid.text) ?? [];
  const second = value === '10' ? '20' : '10';
  const sent = {
    ...hiddenIn(grid.text),
    'targets.whole.2027-01-01/2027-12-31.value': '11',
    reason: 'Agreed',
  };
  const saved = await form.post(paths.targets({ id }), sent);
  assert.equal(saved.status, 303, 'the one that was shown is meant');
  assert.deepEqual((await targetsOf(id)).map((each) => each.value).sort(), ['11', second].sort());
  const wrong = (await targetsOf(id)).find((each) => each.value === second)!;
  const opened = await form.get(withQuery(paths.newTarget({ id }), { target: wrong.id }));
  assert.match(opened.text, /Deux valeurs cibles existent au même endroit/);
  const gone = { ...hiddenIn(opened.text), withdrawn: 'on', reason: 'Deux fois' };
  assert.equal((await form.post(paths.newTarget({ id }), gone)).status, 303);
  assert.deepEqual(
    (await targetsOf(id)).map((each) => each.value),
    ['11'],
  );
  assert.doesNotMatch((await form.get(paths.targets({ id }))).text, /une seconde/);
});
