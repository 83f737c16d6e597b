import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { leaveMeasurement } from '../../../../test/support/left-measurement.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { newId } from '../../../kernel/id.ts';
import { defineIndicator } from '../commands/define-indicator.ts';
import { recordMeasurement } from '../commands/record-measurement.ts';
import { redefineIndicator } from '../commands/redefine-indicator.ts';
import { figureEntries } from './figure-entries.ts';
import { measuredCells } from './indicator-figures.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const { outcomes, partnerships } = await makeProgramme(db, cast);
const officer = cast.as('programme_officer');
const said = (text: string) => ({ en: { text, source: true as const } });
const definition = (overPartners: string, ...regions: string[]) => ({
  title: said('Workers covered'),
  measure: 'percentage',
  overTime: 'maximum',
  overPartners,
  axes: [
    { key: 'region', label: said('Region'), categories: regions.map((key) => ({ key, label: said(key) })) },
  ],
});
const halves = [
  { from: '2027-01-01', until: '2027-06-30' },
  { from: '2027-07-01', until: '2027-12-31' },
];
type Parts = [numerator: string, denominator: string];

/** A percentage of two regions in each half-year; then both are one region, of which the highest value counts. */
const merged = async (overPartners: string, values: readonly { north: Parts; south: Parts }[]) => {
  const id = newId();
  const where = { id, outcomeId: outcomes[0], code: id.slice(-8) };
  await doing(db, officer, defineIndicator, { ...where, ...definition(overPartners, 'north', 'south') });
  for (const [at, regions] of values.entries())
    for (const [region, [numerator, denominator]] of Object.entries(regions))
      await doing(db, officer, recordMeasurement, {
        indicatorId: id,
        partnershipId: partnerships[0],
        ...halves[at]!,
        numerator,
        denominator,
        breakdown: { region },
        provenance: 'Register',
      });
  await doing(db, officer, redefineIndicator, {
    indicatorId: id,
    version: 1,
    ...definition(overPartners, 'all'),
    reason: 'One region',
    cells: ['north', 'south'].map((category) => ({
      axis: 'region',
      category,
      change: 'merged',
      to: { axis: 'region', category: 'all' },
    })),
  });
  return db.read(officer, async (tx) => {
    const breakdown = { region: 'all' };
    const [figure] = await measuredCells(tx, cast.institute.id, { indicatorIds: [id] });
    const entries = await figureEntries(tx, cast.institute.id, {}, { indicatorId: id, breakdown });
    const counting = entries.filter(({ counts }) => counts).map(({ from }) => from);
    return { value: figure?.value, counting: counting.sort() };
  });
};

test('of a ratio whose cells came together the period with the highest share counts, with all its rows', async () => {
  const values: { north: Parts; south: Parts }[] = [
    { north: ['1', '2'], south: ['1', '10'] },
    { north: ['4', '10'], south: ['3', '10'] },
  ];
  assert.deepEqual(await merged('ratio', values), {
    value: '35',
    counting: ['2027-07-01', '2027-07-01'],
  });
});

test('of two periods with the same share the latest counts', async () => {
  const values: { north: Parts; south: Parts }[] = [
    { north: ['1', '2'], south: ['0', '2'] },
    { north: ['1', '4'], south: ['1', '4'] },
  ];
  assert.deepEqual(await merged('ratio', values), {
    value: '25',
    counting: ['2027-07-01', '2027-07-01'],
  });
});

test('values of one period under one name are entries of their own, though another cell was renamed', async () => {
  const id = newId();
  const counts = { ...definition('sum', 'north', 'south'), measure: 'number' };
  const where = { id, outcomeId: outcomes[0], code: id.slice(-8) };
  await doing(db, officer, defineIndicator, { ...where, ...counts });
  const left = { indicatorId: id, partnershipId: partnerships[0], ...halves[0]!, breakdown: {} };
  const rows = [];
  for (const value of ['7', '3']) rows.push(await leaveMeasurement(db, cast, { ...left, value }));
  const read = () =>
    db.read(officer, async (tx) => {
      const [figure] = await measuredCells(tx, cast.institute.id, { indicatorIds: [id] });
      const entries = await figureEntries(tx, cast.institute.id, {}, { indicatorId: id, breakdown: {} });
      const counting = entries.filter((each) => each.counts).map(({ rowId }) => rowId);
      return { value: figure?.value, entries: figure?.entries, counting };
    });
  const before = { value: '7', entries: 2, counting: [rows[0]] };
  assert.deepEqual(await read(), before);
  await doing(db, officer, redefineIndicator, {
    indicatorId: id,
    version: 1,
    ...definition('sum', 'north', 'coast'),
    measure: 'number',
    reason: 'One word',
    cells: [
      {
        axis: 'region',
        category: 'south',
        change: 'renamed',
        to: { axis: 'region', category: 'coast' },
      },
    ],
  });
  assert.deepEqual(await read(), before);
});

test('percentages that do not come together make no figure, and none of them counts', async () => {
  const values: { north: Parts; south: Parts }[] = [{ north: ['1', '2'], south: ['1', '4'] }];
  assert.deepEqual(await merged('mean', values), { value: null, counting: [] });
});
