import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answersOf } from '../../../../test/support/assessment.ts';
import { languages } from '../../../kernel/language.ts';
import {
  gapsBetween,
  profileOf,
  strangeFactors,
  strangeMarks,
  unmarked,
  unweighed,
} from './assessment-profile.ts';
import { askedOf, editionsWritten, itemsOf, type QuestionnaireItem } from './questionnaire.ts';

const asked = (kind: 'tuoc' | 'tudep') => allAsked(kind).groups;
const allAsked = (kind: 'tuoc' | 'tudep') =>
  askedOf(itemsOf(editionsWritten.find((each) => each.kind === kind)!));

test('TUOC asks nine capacities in three areas, TUDEP eight principles, each text in five languages', () => {
  assert.deepEqual(
    asked('tuoc').map(({ items }) => items.length),
    [3, 3, 3],
  );
  assert.equal(asked('tudep').length, 8);
  for (const edition of editionsWritten) {
    const items = itemsOf(edition);
    assert.equal(new Set(items.map(({ code }) => code)).size, items.length, edition.kind);
    for (const { code, text } of items) {
      assert.deepEqual(Object.keys(text).sort(), [...languages].sort(), code);
      assert.equal(new Set(Object.values(text).map((each) => each.text)).size > 1, true, code);
    }
  }
});

test('a TUOC profile has one axis a capacity, without a value where none was marked', () => {
  const axes = profileOf('tuoc', asked('tuoc'), { resources: 4 });
  assert.equal(axes.length, 9);
  assert.equal(axes.find(({ item }) => item.code === 'resources')?.value, 4);
  assert.equal(axes.filter(({ value }) => value === null).length, 8);
});

test('a TUDEP profile has the mean of what was marked of each principle', () => {
  const axes = profileOf('tudep', asked('tudep'), { 'ownership-need': 2, 'ownership-decision': 5 });
  assert.equal(axes.length, 8);
  assert.equal(axes.find(({ item }) => item.code === 'ownership')?.value, 3.5);
});

test('what is not marked yet and what nobody asked are named', () => {
  const groups = asked('tuoc');
  assert.equal(unmarked(groups, { resources: 3 }).length, 8);
  assert.deepEqual(strangeMarks(groups, { resources: 3, organisation: 2 }), ['organisation']);
});

test('TUOC asks of five external factors whether they help or hinder, TUDEP of none', () => {
  assert.deepEqual(
    allAsked('tuoc').factors.map(({ code }) => code),
    ['economy', 'politics', 'law', 'society', 'technology'],
  );
  assert.deepEqual(allAsked('tudep').factors, []);
  const answers = answersOf({}, { factors: { law: { words: 'A new law' }, economy: { effect: 'both' } } });
  assert.deepEqual(unweighed(answers), ['law']);
  assert.deepEqual(strangeFactors(allAsked('tuoc'), answers), []);
  assert.deepEqual(strangeFactors(allAsked('tudep'), answers), ['law', 'economy']);
});

const axis = (code: string, value: number | null) => ({
  item: { code, groupCode: null, position: 0, asks: 'mark', text: {} } satisfies QuestionnaireItem,
  value,
});

for (const [partner, institute, expected] of [
  [2, 4, true],
  [5, 1, true],
  [3, 4.333333333333333, true],
  [3, 4, false],
  [2.6666666666666665, 3.6666666666666665, false],
  [4, 4, false],
  [null, 5, false],
  [1, null, false],
] as const)
  test(`${partner} and ${institute} ${expected ? 'are' : 'are not'} more than one point apart`, () => {
    assert.equal(gapsBetween([axis('a', partner)], [axis('a', institute)]).length === 1, expected);
  });

test('gaps stand in the order of the questionnaire, never by size', () => {
  const gaps = gapsBetween([axis('a', 2), axis('b', 1)], [axis('b', 5), axis('a', 4)]);
  assert.deepEqual(
    gaps.map(({ item }) => item.code),
    ['a', 'b'],
  );
});
