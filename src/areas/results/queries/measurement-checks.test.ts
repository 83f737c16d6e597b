import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testApp } from '../../../../test/support/app.ts';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { leaveMeasurement } from '../../../../test/support/left-measurement.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { perform } from '../../../command/perform.ts';
import { todayIn } from '../../../kernel/calendar-day.ts';
import { newId } from '../../../kernel/id.ts';
import { paths } from '../../../paths.ts';
import { defineIndicator } from '../commands/define-indicator.ts';
import { recordMeasurement } from '../commands/record-measurement.ts';
import { redefineIndicator } from '../commands/redefine-indicator.ts';
import { figureWarnings } from './figure-warnings.ts';
import { measurementChecks } from './measurement-checks.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const { outcomes, partnerships } = await makeProgramme(db, cast);
const officer = cast.as('programme_officer');
const said = (text: string) => ({ en: { text, source: true as const } });
const definition = (...sectors: string[]) => ({
  title: said('Workers covered'),
  measure: 'number',
  overTime: 'sum',
  overPartners: 'sum',
  axes: [
    {
      key: 'sector',
      label: said('Sector'),
      categories: sectors.map((key) => ({ key, label: said(key) })),
    },
  ],
});
const define = async (...sectors: string[]) => {
  const id = newId();
  const where = { id, outcomeId: outcomes[0], code: id.slice(-8) };
  await doing(db, officer, defineIndicator, { ...where, ...definition(...sectors) });
  return id;
};
const year = { from: '2027-01-01', until: '2027-12-31' };
const quarter = { from: '2027-01-01', until: '2027-03-31' };
const measure = (indicatorId: string, value: string, more: object) =>
  doing(db, officer, recordMeasurement, {
    indicatorId,
    partnershipId: partnerships[0],
    provenance: 'Register',
    ...year,
    value,
    ...more,
  });
const rename = (indicatorId: string, from: readonly string[], to: string) =>
  doing(db, officer, redefineIndicator, {
    indicatorId,
    version: 1,
    ...definition(to),
    reason: 'One word',
    cells: from.map((category) => ({
      axis: 'sector',
      category,
      change: from.length > 1 ? 'merged' : 'renamed',
      to: { axis: 'sector', category: to },
    })),
  });
/** How many figures break a rule. */
const broken = async (id: string, ruleId: string) => {
  const judged = await db.read(officer, (tx) => measurementChecks(tx, cast.institute.id, id, todayIn()));
  return judged
    .flatMap(({ checks }) => checks)
    .filter((each) => each.ruleId === ruleId && each.verdict !== 'ok').length;
};

test('a year and its quarter are counted twice in one country only', async () => {
  const id = await define('mining');
  await measure(id, '10', { country: 'BI' });
  await measure(id, '4', { ...quarter, country: 'BJ' });
  assert.equal(await broken(id, 'R-counted-once'), 0);
  await measure(id, '3', { ...quarter, country: 'BI' });
  assert.equal(await broken(id, 'R-counted-once'), 2);
});

test('the page of an indicator says at its head what its foot tells of', async () => {
  const id = await define('mining');
  const seat = testApp(db).as(officer);
  const page = async () => (await seat.get(paths.indicator({ id }))).text;
  await measure(id, '4', quarter);
  assert.doesNotMatch(await page(), /href="#checks"/);
  await measure(id, '10', {});
  const text = await page();
  assert.match(text, /href="#checks">[^<]*2/);
  assert.match(text, /id="checks"/);
  assert.ok(
    text.indexOf('href="#checks"') < text.indexOf('class="figures"'),
    'before the figures it speaks of',
  );
});

test('words of a year are not counted twice beside the figures of its quarters', async () => {
  const id = await define('mining');
  await measure(id, '4', quarter);
  await measure(id, '', { value: undefined, comment: said('Told at the seminar') });
  assert.equal(await broken(id, 'R-counted-once'), 0);
});

test('a figure alone is judged beside those that nobody asked about, and no other is', async () => {
  const id = await define('mining');
  const { id: whole } = await measure(id, '10', {});
  const { id: part } = await measure(id, '4', quarter);
  const warned = (ids: string[]) => db.read(officer, (tx) => figureWarnings(tx, cast.institute.id, ids));
  const sentences = async (ids: string[]) => (await warned(ids)).map((each) => [each.id, each.sentence.key]);
  assert.deepEqual(await sentences([part]), [[part, 'results.check-once-broken']]);
  assert.deepEqual(
    (await sentences([whole, part])).map(([each]) => each).toSorted(),
    [whole, part].toSorted(),
  );
  assert.deepEqual(await sentences([]), []);
});

test('a year of a category and a quarter under its new name are counted twice', async () => {
  const id = await define('mining');
  await measure(id, '10', { breakdown: { sector: 'mining' } });
  await rename(id, ['mining'], 'extraction');
  assert.equal(await broken(id, 'R-counted-once'), 0);
  await measure(id, '3', { ...quarter, breakdown: { sector: 'extraction' } });
  assert.equal(await broken(id, 'R-counted-once'), 2);
});

test('parts come together with the whole of their own country, under whichever name', async () => {
  const id = await define('mining', 'quarry');
  await measure(id, '12', { country: 'BI' });
  await measure(id, '7', { country: 'BI', breakdown: { sector: 'mining' } });
  await measure(id, '6', { country: 'BJ', breakdown: { sector: 'quarry' } });
  assert.equal(await broken(id, 'R-breakdown-sum'), 0);
  await rename(id, ['mining', 'quarry'], 'extraction');
  await measure(id, '13', { country: 'BJ' });
  assert.equal(await broken(id, 'R-breakdown-sum'), 0);
  await measure(id, '5', { country: 'BI', ...quarter });
  await measure(id, '8', { country: 'BJ', breakdown: { sector: 'extraction' }, ...quarter });
  assert.equal(await broken(id, 'R-breakdown-sum'), 0);
  const extraction = { breakdown: { sector: 'extraction' }, ...quarter };
  const left = { indicatorId: id, partnershipId: partnerships[0], country: 'BI', ...extraction };
  await leaveMeasurement(db, cast, { ...left, value: '6' });
  assert.equal(await broken(id, 'R-breakdown-sum'), 1);
});

test('what is told apart by two things is refused above the part in which it lies, and marked where a file left it', async () => {
  const id = await define('mining');
  await measure(id, '10', {});
  await measure(id, '6', { breakdown: { sex: 'female' } });
  const young = { breakdown: { sex: 'female', age: 'under_35' } };
  const place = { indicatorId: id, partnershipId: partnerships[0], ...year, ...young };
  const input = { ...place, value: '7', provenance: 'Register' };
  const refused = await perform(db, officer, recordMeasurement, newId(), input);
  assert.ok(!refused.done);
  assert.deepEqual(refused.fields?.value?.[0]?.key, 'results.check-part-broken');
  await leaveMeasurement(db, cast, { ...place, value: '7' });
  const judged = await db.read(officer, (tx) => measurementChecks(tx, cast.institute.id, id, todayIn()));
  const against = judged.flatMap(({ checks }) => checks.filter(({ verdict }) => verdict !== 'ok'));
  assert.deepEqual(
    against.map(({ sentence }) => sentence.key),
    ['results.check-part-broken'],
  );
  await leaveMeasurement(db, cast, { ...place, breakdown: { age: 'under_35', sex: 'male' }, value: '4' });
  assert.equal(await broken(id, 'R-breakdown-sum'), 2, 'together they are more than the whole too');
});

test('a figure is judged by the definition that it was measured under, beside those that compare with it', async () => {
  const id = await define('mining');
  await measure(id, '100', {});
  await measure(id, '300', { ...quarter, country: 'BI' });
  await doing(db, officer, redefineIndicator, {
    ...{
      indicatorId: id,
      version: 1,
      ...definition('mining'),
      comparable: false,
      reason: 'Counted otherwise',
    },
    ...{ measure: 'percentage', overTime: 'last', overPartners: 'mean' },
  });
  await measure(id, '45', quarter);
  const judged = await db.read(officer, (tx) => measurementChecks(tx, cast.institute.id, id, todayIn()));
  const against = judged.flatMap(({ checks }) => checks.filter(({ verdict }) => verdict !== 'ok'));
  assert.deepEqual(
    against.map(({ ruleId }) => ruleId),
    [],
  );
});
