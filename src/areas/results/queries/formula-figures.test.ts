import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { newId } from '../../../kernel/id.ts';
import { defineIndicator } from '../commands/define-indicator.ts';
import { recordMeasurement } from '../commands/record-measurement.ts';
import { redefineIndicator } from '../commands/redefine-indicator.ts';
import { indicatorHistory } from './indicator-history.ts';
import { indicatorRollUps } from './indicator-roll-ups.ts';
import { resultFigures } from './result-figures.ts';
import { yearFigures } from './year-figures.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const { outcomes, partnerships, id: programmeId } = await makeProgramme(db, cast);
const [first, second] = outcomes;
const [here, there] = partnerships;
const officer = cast.as('programme_officer');
const { rows: named } = await db.read(officer, async (tx) => ({
  rows: await tx
    .selectFrom('outcomes')
    .select(['id', 'code'])
    .where('institute_id', '=', cast.institute.id)
    .execute(),
}));
const codeOf = (id: string | undefined) => named.find((outcome) => outcome.id === id)!.code;

const define = async (outcomeId: string | undefined, code: string, more: object = {}) => {
  const id = newId();
  await doing(db, officer, defineIndicator, {
    id,
    outcomeId,
    code,
    title: { en: { text: code, source: true } },
    measure: 'number',
    overTime: 'sum',
    overPartners: 'sum',
    ...more,
  });
  return id;
};
const measure = (indicatorId: string, year: number, value: string, more: object = {}) =>
  doing(db, officer, recordMeasurement, {
    indicatorId,
    from: `${year}-01-01`,
    until: `${year}-12-31`,
    value,
    provenance: 'Register',
    ...more,
  });

const members = await define(first, 'M');
const women = await define(second, 'W');
const share = await define(first, 'S', {
  formula: `100 * [${codeOf(second)}/W] / [M]`,
  measure: 'percentage',
});
const half = await define(second, 'H', { formula: `[${codeOf(first)}/S] / 2` });
await measure(members, 2027, '200', { partnershipId: here });
await measure(members, 2028, '100', { partnershipId: there });
await measure(members, 2027, '50', { partnershipId: here, breakdown: { age: 'under_35' } });
await measure(women, 2027, '60', { partnershipId: here });
await measure(women, 2028, '70', { partnershipId: there });

const figuresOf = (scope: object) =>
  db.read(officer, async (tx) => {
    const rows = await indicatorRollUps(tx, cast.institute.id, scope);
    return Object.fromEntries(rows.map(({ indicator, actual }) => [indicator.code, actual?.value ?? null]));
  });

test('a formula is worked out of what the indicators come to, also through another formula and another outcome', async () => {
  assert.deepEqual(await figuresOf({ programmeId }), { M: '300', S: '43.333333', W: '130', H: '21.666667' });
});

test('asked alone it finds what it needs', async () => {
  assert.deepEqual(await figuresOf({ indicatorIds: [half] }), { H: '21.666667' });
  assert.deepEqual(await figuresOf({ outcomeId: first }), { M: '300', S: '43.333333' });
});

test('by year, by partner and within a window it is of that year, partner and window', async () => {
  const years = await db.read(officer, (tx) =>
    yearFigures(tx, cast.institute.id, { id: share, formula: '…' }),
  );
  assert.deepEqual(
    years.map(({ year, actual }) => [year, actual]),
    [
      [2027, '30'],
      [2028, '70'],
    ],
  );
  assert.equal((await figuresOf({ programmeId, partnershipId: here })).S, '30');
  assert.equal((await figuresOf({ programmeId, until: '2027-12-31' })).S, '30');
});

test('a cell that one of them lacks has no value', async () => {
  const [rollUp] = await db.read(officer, (tx) =>
    indicatorRollUps(tx, cast.institute.id, { indicatorIds: [share] }),
  );
  assert.deepEqual(rollUp?.cells, []);
  assert.equal(rollUp?.actual?.entries, 4);
});

test('a partner reads it of its own', async () => {
  const partner = cast.as('partner_coordinator', { partnerships: [there] });
  const rows = await db.read(partner, (tx) => indicatorRollUps(tx, cast.institute.id, { programmeId }));
  assert.equal(rows.find(({ indicator }) => indicator.id === share)?.actual?.value, '70');
});

test('what was measured before an indicator was given a formula is history and no figure any longer', async () => {
  const id = await define(first, 'X');
  await measure(id, 2027, '7', { partnershipId: here });
  await measure(id, 2029, '9', { partnershipId: here });
  await doing(db, officer, redefineIndicator, {
    indicatorId: id,
    version: 1,
    comparable: true,
    reason: 'Worked out from now on',
    title: { en: { text: 'X', source: true } },
    measure: 'number',
    overTime: 'sum',
    overPartners: 'sum',
    formula: '[M] / 2',
  });
  const wholes = await db.read(officer, async (tx) => {
    const inScope = [{ id, formula: '[M] / 2' }];
    const { measured } = await resultFigures(tx, cast.institute.id, { indicatorIds: [id] }, inScope);
    return measured.filter(({ breakdown }) => Object.keys(breakdown).length === 0);
  });
  assert.deepEqual(
    wholes.map(({ value }) => value),
    ['150'],
  );
  const [earlier, ...others] = await db.read(
    officer,
    async (tx) => (await indicatorHistory(tx, cast.institute.id, id)).earlier,
  );
  assert.deepEqual([earlier?.value, others.length], ['7', 1]);
  const years = await db.read(officer, (tx) =>
    yearFigures(tx, cast.institute.id, { id, formula: '[M] / 2' }),
  );
  assert.deepEqual(
    years.map(({ year, actual }) => [year, actual]),
    [
      [2027, '100'],
      [2028, '50'],
    ],
  );
});
