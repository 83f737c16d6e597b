import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localized } from '../../../kernel/localized.ts';
import { courseTogether, filedCourse } from './filed-course.ts';
import type { FiledDefinition, FiledIndicator } from './filed-programme.ts';

const definition: FiledDefinition = {
  ...{ key: 'joined', title: localized('en', 'Joined'), isBrought: true, edition: 4, measure: 'number' },
  ...{ overTime: 'sum', overPartners: 'sum', unit: localized('en', 'members'), isSame: true },
};

const filed = (more: Partial<FiledIndicator> = {}, of: Partial<FiledDefinition> = {}): FiledIndicator => ({
  ...{ code: 'I1', title: localized('en', 'Joined'), measure: 'number', unit: 'members', ascending: true },
  ...{ baseline: null, target: '40', actual: '10', library: { ...definition, ...of } },
  ...more,
});
const last = { overTime: 'last' } as const;

test('the way covered is that of the indicator’s own page, from where it began', () => {
  assert.equal(filedCourse(filed()), 25);
  assert.equal(filedCourse(filed({ baseline: '30', actual: '32' })), 80, 'a sum starts from nothing');
  assert.equal(filedCourse(filed({ baseline: '20', actual: '30' }, last)), 50);
  assert.equal(filedCourse(filed({ actual: '60' })), 150);
});

test('without target, figure or shared definition there is none, and not a nought', () => {
  for (const none of [{ target: null }, { actual: null }, { library: null }])
    assert.equal(filedCourse(filed(none)), undefined, JSON.stringify(none));
  assert.equal(filedCourse(filed({}, { isSame: false })), undefined);
  assert.equal(filedCourse(filed({ actual: '0' })), 0, 'a nought that was filed is one');
});

test('what should fall, or was filed without saying which, has one only from where it began', () => {
  const { ascending: _, ...older } = filed();
  for (const each of [filed({ ascending: false }), older])
    assert.deepEqual(
      [filedCourse(each), filedCourse({ ...each, library: { ...definition, ...last } })],
      [undefined, undefined],
    );
  assert.equal(filedCourse({ ...older, baseline: '0' }), 25, 'from nought to more can be nothing else');
  assert.equal(filedCourse({ ...older, baseline: '5' }), undefined, 'what a sum began with is no start');
  const falls = { ascending: false, baseline: '20', target: '10', actual: '15' };
  assert.equal(filedCourse(filed(falls, last)), 50);
  assert.equal(filedCourse({ ...filed({ ...falls }, last), ...{ ascending: true } }), 50);
});

test('several have one together where all start from nothing and more is better for each', () => {
  const figures = { target: '80', actual: '20' };
  assert.equal(courseTogether([filed(), filed({ baseline: '5' })], figures), 25);
  assert.equal(courseTogether([filed({}, last), filed({}, last)], figures), 25);
  assert.equal(courseTogether([filed({}, last), filed({ baseline: '5' }, last)], figures), undefined);
  assert.equal(courseTogether([filed(), filed({ ascending: false })], figures), undefined);
  assert.equal(courseTogether([filed(), filed()], { ...figures, target: undefined }), undefined);
  assert.equal(courseTogether([filed(), filed()], { ...figures, actual: undefined }), undefined);
});
