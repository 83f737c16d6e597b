import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doing, makeCast } from '../../../../test/support/cast.ts';
import { testDatabase } from '../../../../test/support/cluster.ts';
import { makeProgramme } from '../../../../test/support/programme.ts';
import { perform } from '../../../command/perform.ts';
import { newId } from '../../../kernel/id.ts';
import { definitionsOf } from '../queries/indicators.ts';
import { defineIndicator } from './define-indicator.ts';
import { recordMeasurement } from './record-measurement.ts';
import { redefineIndicator } from './redefine-indicator.ts';

const db = await testDatabase();
const cast = await makeCast(db);
const programme = await makeProgramme(db, cast);
const officer = cast.as('programme_officer');
const said = (text: string) => ({ en: { text, source: true as const } });
const definition = {
  title: said('Workers covered'),
  measure: 'number',
  overTime: 'sum',
  overPartners: 'sum',
};

const made = async (more = {}) => {
  const place = { outcomeId: programme.outcomes[0], code: newId().slice(-8) };
  return (await doing(db, officer, defineIndicator, { ...place, ...definition, ...more })).id;
};

const found = async (id: string) =>
  (await db.read(officer, (tx) => definitionsOf(tx, cast.institute.id, [id]))).get(id)!;

test('from values that are added up to values from the beginning, what stays comparable is said with a reason', async () => {
  for (const [before, after] of [
    ['sum', 'cumulative'],
    ['cumulative', 'sum'],
  ]) {
    const id = await made({ overTime: before });
    const change = { ...definition, overTime: after, indicatorId: id, version: 1 };
    const blind = await perform(db, officer, redefineIndicator, newId(), change);
    assert.ok(!blind.done);
    assert.deepEqual(Object.keys(blind.fields ?? {}), ['reason']);
    await doing(db, officer, redefineIndicator, { ...change, reason: 'They were always counted so' });
    assert.equal((await found(id)).series, 1);
    const other = await made({ overTime: before });
    const apart = { ...change, indicatorId: other, comparable: false, reason: 'Something else is counted' };
    await doing(db, officer, redefineIndicator, apart);
    assert.equal((await found(other)).series, 2);
  }
});

test('what takes figures out of the totals or works them out otherwise is said with a reason', async () => {
  const counted = await made({ code: 'W1' });
  const id = await made({ formula: `2 * [W1]` });
  const why = async (more: object) => {
    const change = { ...definition, formula: '2 * [W1]', indicatorId: id, version: 1, ...more };
    const refused = await perform(db, officer, redefineIndicator, newId(), change);
    return refused.done ? 'done' : refused.fields;
  };
  const apart = { indicatorId: counted, formula: undefined, comparable: false };
  assert.deepEqual(await why(apart), { reason: [{ key: 'results.no-longer-compares' }] });
  assert.deepEqual(await why({ formula: '3 * [W1]' }), { reason: [{ key: 'results.formula-otherwise' }] });
  assert.equal(await why({ title: said('Workers reached') }), 'done', 'another title needs none');
  assert.equal(await why({ version: 2, formula: '3 * [W1]', reason: 'Three a household' }), 'done');
});

test('a scale changes under what stands on it with a reason, and no value compares whose step is no more', async () => {
  const step = (value: string, label: string) => ({ value, label: said(label) });
  const rank = { ...definition, measure: 'ordinal', overTime: 'last', overPartners: 'maximum' };
  const scale = [step('1', 'low'), step('3', 'high')];
  const id = await made({ ...rank, scale });
  const year = { from: '2027-01-01', until: '2027-12-31' };
  const why = async (version: number, more: object) => {
    const change = { ...rank, scale, indicatorId: id, version, ...more };
    const refused = await perform(db, officer, redefineIndicator, newId(), change);
    return refused.done ? 'done' : refused.fields;
  };
  const longer = [...scale, step('4', 'highest')];
  assert.equal(await why(1, { scale: longer }), 'done', 'nothing stands on it yet');
  const measured = { indicatorId: id, ...year, value: '3', provenance: 'Survey' };
  await doing(db, officer, recordMeasurement, measured);
  const reversed = [step('0', 'high'), step('5', 'low')];
  const gone = { key: 'results.steps-are-gone', args: { steps: '3', count: 1 } };
  const otherwise = { key: 'results.scale-otherwise' };
  assert.deepEqual(await why(2, { scale: reversed }), { comparable: [gone], reason: [otherwise] });
  assert.deepEqual(await why(2, { scale: reversed, reason: 'Turned' }), { comparable: [gone] });
  assert.deepEqual(await why(2, { scale }), { reason: [otherwise] });
  assert.equal(await why(2, { scale, reason: 'Nobody reached it' }), 'done');
  assert.equal((await found(id)).series, 1);
  assert.equal(await why(3, { scale: reversed, comparable: false, reason: 'Turned' }), 'done');
});

test('how measured values come together changes with a reason, over time and over partners; without any it needs none', async () => {
  const id = await made();
  const why = async (version: number, more: object) => {
    const change = { ...definition, indicatorId: id, version, ...more };
    const refused = await perform(db, officer, redefineIndicator, newId(), change);
    return refused.done ? 'done' : refused.fields;
  };
  assert.equal(await why(1, { overTime: 'last' }), 'done', 'nothing was measured yet');
  const year = { from: '2027-01-01', until: '2027-12-31' };
  const measured = { indicatorId: id, ...year, value: '3', provenance: 'Register' };
  await doing(db, officer, recordMeasurement, measured);
  const otherwise = { reason: [{ key: 'results.way-otherwise' }] };
  assert.deepEqual(await why(2, {}), otherwise);
  assert.deepEqual(await why(2, { overTime: 'last', overPartners: 'maximum' }), otherwise);
  assert.equal(await why(2, { reason: 'Each counts what is new' }), 'done');
});

test('a redefinition that changes nothing makes no version and says so; that nothing compares is a change', async () => {
  const id = await made({ unit: said('persons'), axes: [], scale: [] });
  const same = { ...definition, unit: said('persons'), indicatorId: id, version: 1 };
  const refused = await perform(db, officer, redefineIndicator, newId(), same);
  assert.ok(!refused.done);
  assert.equal(refused.problem?.key, 'results.definition-unchanged');
  assert.equal((await found(id)).edition, 1);
  await doing(db, officer, redefineIndicator, { ...same, comparable: false, reason: 'Counted anew' });
  assert.equal((await found(id)).edition, 2);
});
