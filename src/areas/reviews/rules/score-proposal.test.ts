import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differsFrom, type ScoredFigures, scoreProposals } from './score-proposal.ts';
import { type Bounds, type Measure, measures, questionsBrought } from './score-questions.ts';

const figures: ScoredFigures = {
  year: 2025,
  isOver: true,
  indicators: [
    { id: 'one', code: '1.1', isMeasured: true, isAimed: true, course: 120 },
    { id: 'two', code: '1.2', isMeasured: true, isAimed: true, course: 60 },
  ],
  money: { spent: 70_00, budget: 100_00, currency: 'EUR' },
  activities: { planned: 4, held: 3, participants: 130, women: 11, sexKnown: 50 },
};
const boundsOf = (measure: Measure, [forA, forB, forC]: [number, number, number]): Bounds => ({
  ...{ measure, forA, forB, forC },
  ...{ confidence: 'guessed', source: '' },
});
const proposed = (bounds: Bounds, of = figures) => scoreProposals([{ code: 'q', bounds }], of)[0];

for (const [measure, percent, bounds, score] of [
  ['course-of-indicators', 80, [90, 70, 40], 'B'],
  ['indicators-on-course', 50, [90, 70, 50], 'C'],
  ['indicators-on-course', 50, [90, 70, 51], 'D'],
  ['budget-spent', 30, [30, 31, 32], 'A'],
  ['budget-spent', 30, [10, 20, 29], 'D'],
  ['activities-held', 75, [75, 50, 25], 'A'],
  ['women-taking-part', 22, [40, 30, 20], 'C'],
] as const)
  test(`${measure} of ${percent} per cent proposes ${score} where the bounds are ${bounds.join(', ')}`, () => {
    const proposal = proposed(boundsOf(measure, [...bounds]));
    assert.deepEqual([proposal?.percent, proposal?.score, proposal?.missing], [percent, score, []]);
  });

test('spending more than budgeted lies as far from the budget as spending less', () => {
  const over = { ...figures, money: { ...figures.money, spent: 130_00 } };
  assert.equal(proposed(boundsOf('budget-spent', [10, 20, 40]), over)?.percent, 30);
});

test('where figures are missing no letter is proposed, and which is said', () => {
  const nothing = {
    ...figures,
    indicators: [
      { id: 'one', code: '1.1', isMeasured: false, isAimed: true, course: undefined },
      { id: 'two', code: '1.2', isMeasured: true, isAimed: false, course: undefined },
      { id: 'three', code: '1.3', isMeasured: true, isAimed: true, course: undefined },
      { id: 'four', code: '1.4', isMeasured: true, isAimed: true, course: 90 },
    ],
    money: { ...figures.money, budget: 0 },
    activities: { planned: 0, held: 0, participants: 0, women: 0, sexKnown: 0 },
  };
  const of = (measure: Measure) => {
    const proposal = proposed(boundsOf(measure, [90, 70, 40]), nothing);
    assert.deepEqual([proposal?.percent, proposal?.score], [null, null], measure);
    return proposal?.missing.map(({ key, args }) => [key.replace('reviews.lacks-', ''), args?.code]);
  };
  for (const measure of measures) assert.ok(of(measure)?.length);
  assert.deepEqual(of('course-of-indicators'), [
    ['measurement', '1.1'],
    ['target', '1.2'],
    ['way', '1.3'],
  ]);
  assert.deepEqual(of('budget-spent'), [['budget', undefined]]);
  const none = proposed(boundsOf('indicators-on-course', [90, 70, 40]), { ...figures, indicators: [] });
  assert.deepEqual(none?.missing, [{ key: 'reviews.lacks-indicators' }]);
});

test('women are a share of those whose sex is known, and of nobody known no letter is proposed', () => {
  const unknown = { ...figures, activities: { ...figures.activities, women: 0, sexKnown: 0 } };
  const proposal = proposed(boundsOf('women-taking-part', [40, 30, 20]), unknown);
  assert.deepEqual([proposal?.score, proposal?.missing], [null, [{ key: 'reviews.lacks-sex' }]]);
});

test('of a year that is not over no letter is proposed: the rest of its figures is missing', () => {
  const running = proposed(boundsOf('activities-held', [75, 50, 25]), { ...figures, isOver: false });
  assert.deepEqual([running?.score, running?.percent], [null, null]);
  assert.deepEqual(
    running?.missing.map(({ key }) => key),
    ['reviews.lacks-rest-of-year'],
  );
});

test('a letter that differs from what is proposed is told; the same letter and no letter are not', () => {
  const proposals = scoreProposals(questionsBrought, figures);
  assert.equal(proposals.length, 5, 'five of the questions brought are spoken to by figures');
  const given = proposals.map(({ question, score }, at) => ({
    question,
    score: ([score, 'D', null] as const)[at % 3]!,
  }));
  assert.deepEqual(
    differsFrom(proposals, given).map(({ question, given }) => [question, given]),
    proposals.flatMap(({ question, score }, at) => (at % 3 === 1 && score !== 'D' ? [[question, 'D']] : [])),
  );
});

test('the numbers brought stand in their order, marked as read in no source', () => {
  for (const { bounds } of questionsBrought)
    if (bounds) assert.ok(bounds.confidence !== 'read' && bounds.source === '');
});
