import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { defineIndicator } from '../commands/define-indicator.ts';
import { recordMeasurement } from '../commands/record-measurement.ts';
import { redefineIndicator } from '../commands/redefine-indicator.ts';
import { indicatorHistory } from './indicator-history.ts';
import { yearFigures } from './year-figures.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const { outcomes, partnerships } = await makeProgramme(db, cast);
const [here, there] = partnerships;
const officer = cast.as('programme_officer');

const definition = (more: object) => ({
  title: { en: { text: 'Workers covered', source: true as const } },
  measure: 'number',
  overTime: 'last',
  overPartners: 'sum',
  ...more,
});
const define = async (more: object) => {
  const id = newId();
  const where = { id, outcomeId: outcomes[0], code: id.slice(-8) };
  await doing(db, officer, defineIndicator, { ...where, ...definition(more) });
  return id;
};
const measure = (indicatorId: string, partnershipId: string | undefined, more: object) =>
  doing(db, officer, recordMeasurement, {
    indicatorId,
    partnershipId,
    from: '2027-01-01',
    until: '2027-12-31',
    provenance: 'Register',
    ...more,
  });
/** What the indicator's whole comes to in 2027 by the version in force. */
const figureOf = async (id: string) =>
  (await db.read(officer, (tx) => yearFigures(tx, cast.institute.id, { id, formula: null })))[0]?.actual;
const earlierOf = async (id: string) =>
  (await db.read(officer, (tx) => indicatorHistory(tx, cast.institute.id, id))).earlier;

const ratio = { measure: 'percentage', overPartners: 'ratio' };
for (const [name, more, figures, expected] of [
  [
    'of parts: the share of all partners, not of their shares',
    ratio,
    [
      { numerator: '1', denominator: '4' },
      { numerator: '8', denominator: '16' },
    ],
    '45',
  ],
  ['by place: the last of each country, added up', {}, [{ value: '3' }, { value: '4', country: 'BJ' }], '7'],
] as const)
  test(`under an earlier version a figure reads as it read under it, ${name}`, async () => {
    const id = await define(more);
    await measure(id, here, figures[0]);
    await measure(id, 'country' in figures[1] ? here : there, figures[1]);
    assert.equal(await figureOf(id), expected);
    assert.deepEqual(await earlierOf(id), []);
    const changed = definition({ overTime: 'sum' });
    await doing(db, officer, redefineIndicator, {
      indicatorId: id,
      version: 1,
      comparable: false,
      reason: 'Counted otherwise',
      ...changed,
    });
    assert.equal(await figureOf(id), undefined);
    await measure(id, here, { from: '2028-01-01', until: '2028-12-31', value: '99' });
    assert.deepEqual(
      (await earlierOf(id)).map(({ cell, year, value, entries }) => ({ cell, year, value, entries })),
      [{ cell: {}, year: 2027, value: expected, entries: 2 }],
    );
  });

const changed = (id: string, version: number, more: object) =>
  doing(db, officer, redefineIndicator, {
    indicatorId: id,
    version,
    reason: 'Counted otherwise',
    ...definition({ overTime: 'sum', ...more }),
  });
const seriesOf = async (id: string) =>
  (await earlierOf(id)).map(({ cell, year, value, entries }) => [cell, year, value, entries]);
const yearsOf = async (id: string) =>
  (await db.read(officer, (tx) => yearFigures(tx, cast.institute.id, { id, formula: '…' }))).map(
    ({ year, actual }) => [year, actual],
  );
const partsMeasured = async () => {
  const parts = [await define({ overTime: 'sum' }), await define({ overTime: 'sum' })] as const;
  for (const [at, part] of parts.entries())
    for (const year of [2027, 2028])
      await measure(part, here, {
        from: `${year}-01-01`,
        until: `${year}-12-31`,
        value: String((at + 1) * (year - 2020)),
      });
  return parts.map((id) => `[${id.slice(-8)}]`) as [string, string];
};

test('a formula that changes and still compares works every year out anew; what the old one gives stands beside it', async () => {
  const [first, second] = await partsMeasured();
  const id = await define({ overTime: 'sum', formula: `10 * ${first}` });
  assert.deepEqual(await yearsOf(id), [
    [2027, '70'],
    [2028, '80'],
  ]);
  await changed(id, 1, { comparable: true, formula: `${first} + ${second}` });
  assert.deepEqual(await yearsOf(id), [
    [2027, '21'],
    [2028, '24'],
  ]);
  assert.deepEqual(await seriesOf(id), [
    [{}, 2027, '70', 1],
    [{}, 2028, '80', 1],
  ]);
  const { versions } = await db.read(officer, (tx) => indicatorHistory(tx, cast.institute.id, id));
  assert.deepEqual(
    versions.map(({ formula }) => formula),
    [`${first} + ${second}`, `10 * ${first}`],
  );
});

test('a formula that does not compare counts from the day that is said, also in what is worked out of it', async () => {
  const [first, second] = await partsMeasured();
  const id = await define({ overTime: 'sum', formula: `10 * ${first}` });
  const over = await define({ overTime: 'sum', formula: `[${id.slice(-8)}] + ${second}` });
  const change = { comparable: false, formula: `${first} + ${second}` };
  const unsaid = await perform(db, officer, redefineIndicator, newId(), {
    ...{ indicatorId: id, version: 1, ...definition({ overTime: 'sum' }) },
    ...change,
  });
  assert.deepEqual(!unsaid.done && unsaid.fields, {
    reason: [{ key: 'results.no-longer-compares' }, { key: 'results.formula-otherwise' }],
    countsFrom: [{ key: 'problem.missing' }],
  });
  await changed(id, 1, { ...change, countsFrom: '2028-01-01' });
  assert.deepEqual(await yearsOf(id), [[2028, '24']]);
  assert.deepEqual(await yearsOf(over), [[2028, '40']]);
  assert.deepEqual(await seriesOf(id), [
    [{}, 2027, '70', 1],
    [{}, 2028, '80', 1],
  ]);
  await changed(id, 2, { comparable: true, formula: `${first} - ${second}` });
  assert.deepEqual(await yearsOf(id), [[2028, '-8']]);
  assert.deepEqual((await seriesOf(id))[0], [{}, 2028, '24', 2]);
  await changed(id, 3, { comparable: false });
  assert.deepEqual((await seriesOf(id)).length, 1 + 1 + 2);
});
