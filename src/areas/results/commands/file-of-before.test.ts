import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { definitionsOf } from '../queries/indicators.ts';
import { resultsOfOutcome } from '../queries/outcome-results.ts';
import type { CellChange } from '../rules/cell-change.ts';
import { defineResults } from './define-results.ts';
import { redefineIndicator } from './redefine-indicator.ts';
import { takeBackDefinition } from './take-back-definition.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const officer = cast.as('programme_officer');
const institute = cast.institute.id;
const said = (text: string) => ({ fr: { text, source: true as const } });
const axis = (key: string, ...keys: string[]) => ({
  ...{ key, label: said(key), categories: keys.map((each) => ({ key: each, label: said(each) })) },
});
const year = { from: '2027-01-01', until: '2027-12-31' };
const definition = { title: said('Membres'), measure: 'number', overTime: 'sum', overPartners: 'sum' };

type Said = { value: string; breakdown: Record<string, string>; from?: string; until?: string };

/** A file of results of one indicator, how it is given, and what stands of it. */
const prepared = async (axes: object[]) => {
  const [outcomeId] = (await makeProgramme(db, cast)).outcomes;
  const file = (targets: Said[], measurements: Said[]) => {
    const measured = measurements.map((each) => ({ ...year, ...each, provenance: 'IATI' }));
    const aimed = targets.map((each) => ({ ...year, ...each }));
    const indicator = { code: '1.1', ...definition, axes, targets: aimed, measurements: measured };
    return {
      outcomeId,
      results: [{ key: '1', type: '2' as const, title: said('Résultat'), indicators: [indicator] }],
    };
  };
  const give = (targets: Said[], measurements: Said[]) =>
    perform(db, officer, defineResults, newId(), file(targets, measurements));
  const counts = async (targets: Said[], measurements: Said[]) => {
    const given = await give(targets, measurements);
    assert.ok(given.done, JSON.stringify(given));
    return [given.value.created, given.value.updated];
  };
  const standing = () => db.read(officer, (tx) => resultsOfOutcome(tx, institute, outcomeId));
  const redefine = async (to: object[], cells: CellChange[], more = {}) => {
    const indicatorId = (await standing()).indicators[0]!.id;
    const found = (await db.read(officer, (tx) => definitionsOf(tx, institute, [indicatorId]))).get(
      indicatorId,
    )!;
    const change = { indicatorId, version: found.version, ...definition, axes: to, cells };
    return doing(db, officer, redefineIndicator, { ...change, reason: 'Another code list', ...more });
  };
  const takeBack = async () => {
    const indicatorId = (await standing()).indicators[0]!.id;
    const found = await db.read(officer, (tx) => definitionsOf(tx, institute, [indicatorId]));
    const { version } = found.get(indicatorId)!;
    return doing(db, officer, takeBackDefinition, { indicatorId, version, reason: 'Noted wrongly' });
  };
  const told = async () => {
    const { targets, measurements } = await standing();
    const each = (rows: readonly { breakdown: unknown; value: string | null }[]) =>
      rows
        .map(({ breakdown, value }) => `${Object.values(breakdown as object).join()} ${Number(value)}`)
        .sort();
    return { targets: each(targets), measurements: each(measurements) };
  };
  return { give, counts, redefine, takeBack, told };
};

const of = (axisKey: string, category: string, value: string, more = {}): Said => ({
  ...{ value, breakdown: { [axisKey]: category } },
  ...more,
});
const becomes = (
  axisKey: string,
  category: string,
  change: 'renamed' | 'merged',
  to: string,
): CellChange => ({
  ...{ axis: axisKey, category, change, to: { axis: axisKey, category: to } },
});

test('a file of before a standard category was renamed says what stands, and no second fact', async () => {
  const { counts, redefine, told } = await prepared([]);
  const aimed = [of('sex', 'female', '40')];
  const measured = [of('sex', 'female', '7'), of('sex', 'male', '5')];
  await counts(aimed, measured);
  await redefine([axis('sex', 'women', 'male')], [becomes('sex', 'female', 'renamed', 'women')]);
  assert.deepEqual(await counts(aimed, measured), [0, 0]);
  const later = { from: '2028-01-01', until: '2028-12-31' };
  assert.deepEqual(await counts([], [of('sex', 'female', '9', later)]), [1, 0]);
  assert.deepEqual(await counts([], [of('sex', 'women', '9', later)]), [0, 0], 'in the words of today');
  assert.deepEqual(await counts([of('sex', 'female', '41')], [of('sex', 'female', '8')]), [0, 2]);
  assert.deepEqual(await told(), { targets: ['women 41'], measurements: ['male 5', 'women 8', 'women 9'] });
});

test('the same of own categories that came together or were dropped: what stands there is corrected, nothing new comes', async () => {
  const { give, counts, redefine, told } = await prepared([axis('sector', 'mining', 'pits', 'ports')]);
  const aimed = [of('sector', 'mining', '40'), of('sector', 'ports', '9')];
  const measured = [of('sector', 'mining', '3'), of('sector', 'pits', '5'), of('sector', 'ports', '7')];
  // A file says nothing of axes: a person does.
  await counts([], []);
  const shown = { en: { text: 'By sector', source: true } };
  await redefine([axis('sector', 'mining', 'pits', 'ports')], [], { description: shown });
  await counts(aimed, measured);
  await redefine(
    [axis('sector', 'extraction')],
    [
      becomes('sector', 'mining', 'merged', 'extraction'),
      becomes('sector', 'pits', 'merged', 'extraction'),
      { axis: 'sector', category: 'ports', change: 'dropped' },
    ],
  );
  assert.deepEqual(await counts(aimed, measured), [0, 0]);
  const corrected = [of('sector', 'mining', '4'), of('sector', 'pits', '5'), of('sector', 'ports', '8')];
  assert.deepEqual(await counts([], corrected), [0, 2]);
  const stand = {
    targets: ['mining 40', 'ports 9'],
    measurements: ['extraction 4', 'extraction 5', 'ports 8'],
  };
  assert.deepEqual(await told(), stand);
  const later = { from: '2028-01-01', until: '2028-12-31' };
  const refused = await give(
    [of('sector', 'ports', '1', later)],
    [of('sector', 'pits', '2', later), of('sector', 'ports', '1', later), of('sector', 'never', '1')],
  );
  assert.ok(!refused.done);
  const at = 'results.0.indicators.0';
  assert.deepEqual(Object.keys(refused.fields ?? {}).sort(), [
    `${at}.measurements.1.breakdown`,
    `${at}.measurements.2.breakdown`,
    `${at}.targets.0.breakdown`,
  ]);
  assert.deepEqual(await told(), stand, 'nothing of a file that is refused is written');
  assert.deepEqual(await counts([], [of('sector', 'pits', '2', later)]), [1, 0]);
  assert.ok((await told()).measurements.includes('extraction 2'));
});

test('a file published while a version stood that was taken back since says what stands, and no second fact', async () => {
  const { counts, redefine, takeBack, told } = await prepared([]);
  await counts([of('sex', 'female', '40')], [of('sex', 'female', '7'), of('sex', 'male', '5')]);
  await redefine([axis('sex', 'women', 'male')], [becomes('sex', 'female', 'renamed', 'women')]);
  const between = {
    aimed: [of('sex', 'women', '40')],
    measured: [of('sex', 'women', '7'), of('sex', 'male', '5')],
  };
  await takeBack();
  assert.deepEqual(await counts(between.aimed, between.measured), [0, 0]);
  assert.deepEqual(await counts([], [of('sex', 'women', '8')]), [0, 1]);
  const later = { from: '2028-01-01', until: '2028-12-31' };
  assert.deepEqual(await counts([], [of('sex', 'women', '9', later)]), [1, 0]);
  const now = { targets: ['female 40'], measurements: ['female 8', 'female 9', 'male 5'] };
  assert.deepEqual(await told(), now);

  // Renamed otherwise since, and that taken back too: each way is still read.
  await redefine([axis('sex', 'f', 'male')], [becomes('sex', 'female', 'renamed', 'f')]);
  assert.deepEqual(await counts(between.aimed, [of('sex', 'women', '8')]), [0, 0]);
  assert.deepEqual((await told()).targets, ['f 40']);
  await takeBack();
  assert.deepEqual(
    await counts([of('sex', 'f', '40')], [of('sex', 'f', '8'), of('sex', 'women', '9', later)]),
    [0, 0],
  );
  assert.deepEqual(await told(), now);
});

test('what came together in a version that was taken back, or meant something else there, is not read apart', async () => {
  const { give, counts, redefine, takeBack, told } = await prepared([]);
  await counts([], []);
  await redefine([axis('sector', 'mining', 'pits', 'ports')], []);
  await counts([], [of('sector', 'mining', '3'), of('sector', 'pits', '5'), of('sector', 'ports', '7')]);
  await redefine(
    [axis('sector', 'extraction', 'harbours')],
    [
      becomes('sector', 'mining', 'merged', 'extraction'),
      becomes('sector', 'pits', 'merged', 'extraction'),
      becomes('sector', 'ports', 'renamed', 'harbours'),
    ],
  );
  await takeBack();
  const stand = await told();
  const line = 'results.0.indicators.0.measurements.0.breakdown';
  const refused = await give([], [of('sector', 'extraction', '8'), of('sector', 'harbours', '7')]);
  assert.deepEqual(!refused.done && Object.keys(refused.fields ?? {}), [line]);
  assert.deepEqual(await counts([], [of('sector', 'harbours', '7')]), [0, 0]);
  const dropped: CellChange[] = ['mining', 'pits'].map((category) => ({
    ...{ axis: 'sector', category, change: 'dropped' },
  }));
  const cells = [...dropped, becomes('sector', 'ports', 'renamed', 'quays')];
  await redefine([axis('sector', 'quays')], cells, { comparable: false, overTime: 'last' });
  await takeBack();
  const other = await give([], [of('sector', 'quays', '7')]);
  assert.deepEqual(!other.done && Object.keys(other.fields ?? {}), [line], 'of another meaning');
  assert.deepEqual(await told(), stand);
});

test('under another meaning what a category was called is read no more, and a dimension of the publication stays its own', async () => {
  const { give, counts, redefine } = await prepared([]);
  await counts([], []);
  await redefine([axis('sector', 'mining')], []);
  assert.deepEqual(await counts([], [of('region', 'north', '3'), of('sector', 'mining', '2')]), [2, 0]);
  assert.deepEqual(await counts([], [of('region', 'north', '3')]), [0, 0]);
  const cells: CellChange[] = [{ axis: 'sector', category: 'mining', change: 'dropped' }];
  await redefine([], cells, { comparable: false, overTime: 'last' });
  const refused = await give([], [of('sector', 'mining', '2')]);
  assert.ok(!refused.done);
  assert.deepEqual(Object.keys(refused.fields ?? {}), ['results.0.indicators.0.measurements.0.breakdown']);
});
