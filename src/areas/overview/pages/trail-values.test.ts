import assert from 'node:assert/strict';
import { test } from 'node:test';
import { wordsIn } from '../../../text/words.ts';
import { idsIn, shownChanges } from './trail-values.ts';

const words = wordsIn('en');
const id = '01a20bbe-37b8-7454-bb69-fddc0c9e0e95';
const changed = (before: Record<string, unknown>, after: Record<string, unknown>, titles = new Map()) =>
  shownChanges({ before, after }, { titles, words }).map((change) => [
    change.label,
    change.before,
    change.after,
  ]);

test('only what differs is shown, under the label of its field', () => {
  assert.deepEqual(changed({ title: 'Old', place: 'Oruro' }, { title: 'New', place: 'Oruro' }), [
    ['Title', 'Old', 'New'],
  ]);
});

test('days, amounts, countries, codes and names are written as on the pages; a year is no quantity', () => {
  const after = {
    paidOn: '2026-04-30',
    amountMinor: 123_450,
    currency: 'EUR',
    country: 'BJ',
    method: 'course',
    chargedYear: 2026,
    outcomeId: id,
  };
  const values = changed({}, after, new Map([[id, 'The outcome']])).map(([, , value]) => value);
  assert.deepEqual(values, ['30/04/2026', '€1,234.50', 'EUR', 'Benin', 'course', '2026', 'The outcome']);
});

test('codes in a list are written as on the pages too', () => {
  assert.deepEqual(changed({}, { topics: ['wages', 'safety'] }), [
    ['Topics', '', 'wages; safety and health at work'],
  ]);
});

test('what stood is told beside what took its place, also where its field is named as in a form', () => {
  const before = { 'results.value': '3', 'results.over-time': 'sum', 'results.text': 'Unasked' };
  assert.deepEqual(changed(before, { value: '4', overTime: 'last' }), [
    ['Value', '3', '4'],
    ['Over time', 'are added up', 'the last one counts'],
  ]);
});

test('a masked value says that it changed and no more', () => {
  const [[, , said] = []] = changed({ email: { masked: 'ab' } }, { email: { masked: 'cd' } });
  assert.equal(said, '(not shown)');
});

test('a list of things is told, a long one and one within another are counted', () => {
  const counts = [{ sex: 'female', ageBand: 'under_35', count: 3 }];
  assert.deepEqual(changed({}, { counts }), [['Participants', '', 'Women, under 35, Count: 3']]);
  assert.deepEqual(changed({}, { rows: Array.from({ length: 40 }, () => ({ id })) }), [
    ['Rows', '', '40 items'],
  ]);
  const results = [{ code: 'R1', indicators: [{ code: 'I1' }, { code: 'I2' }] }];
  assert.deepEqual(changed({}, { results }), [['Results', '', 'Code: R1, Indicators: 2 items']]);
});

test('what is empty on both sides is no change', () => {
  assert.deepEqual(changed({}, { partnershipIds: [], breakdown: {} }), []);
});

test('an erased entry shows no changes, and every id of a change is found', () => {
  assert.deepEqual(shownChanges(null, { titles: new Map(), words }), []);
  assert.deepEqual(idsIn({ after: { a: id, b: ['x', { c: id }] } }), [id, id]);
});
