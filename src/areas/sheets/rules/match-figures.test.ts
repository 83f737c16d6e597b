import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf } from '../../../kernel/localized.ts';
import { type FigureMatching, matchFigures, type StandingFigure } from './match-figures.ts';
import type { FigureSheetRow } from './sheet-input.ts';

const days = { from: '2027-01-01', until: '2027-12-31' };
const mines = { sector: 'mining' };
const quarries = { sector: 'quarries' };

const standing = (id: string, more: Partial<StandingFigure> = {}): StandingFigure => ({
  id,
  measurementId: id,
  entryNo: 1,
  indicatorId: 'i',
  partnershipId: null,
  country: null,
  ...days,
  breakdown: {},
  isShare: false,
  isMilestone: false,
  value: '1',
  numerator: null,
  denominator: null,
  text: null,
  comment: null,
  provenance: 'Register',
  isFixed: false,
  ...more,
});

const row = (at: number, more: Partial<FigureSheetRow> = {}): FigureSheetRow => ({
  row: at,
  outcome: 'OS1',
  indicator: '1.1',
  ...days,
  value: '1',
  provenance: 'Register',
  ...more,
});

const share = { cell: 'sector: mines', goal: 'share', value: '40' } as const;

const matching = (figures: StandingFigure[], more: Partial<FigureMatching> = {}): FigureMatching => ({
  kind: 'measurements',
  names: { outcomes: new Map([['os1', 'o']]), partners: new Map(), activities: new Map() },
  indicators: [
    {
      id: 'i',
      outcomeId: 'o',
      code: '1.1',
      measure: 'number',
      overTime: 'sum',
      overPartners: 'sum',
      formula: null,
      scale: [],
      axes: [],
      leftOutAxes: [],
    },
  ],
  cells: new Map([['i', new Map([['sector: mines', mines]])]]),
  formerCells: new Map([
    [
      'i',
      new Map([
        ['sector: pits', [mines]],
        ['sector: quarries', [quarries]],
      ]),
    ],
  ]),
  standing: figures,
  columns: ['cell', 'value', 'comment', 'provenance'],
  language: 'nl',
  countries: new Map(),
  closed: () => undefined,
  ...more,
});

test('a comment of a file becomes a translation beside the one that stands', () => {
  const comment = { fr: { text: 'Selon le registre', source: true as const } };
  const { matched } = matchFigures(
    [row(2, { comment: 'Volgens het register' })],
    matching([standing('a', { comment })]),
  );
  assert.deepEqual(matched[0]?.input.comment, {
    ...comment,
    nl: { text: 'Volgens het register', of: digestOf('Selon le registre') },
  });
});

const told = ({ matched, problems }: ReturnType<typeof matchFigures>) => [
  ...matched.map(({ row, becomes, standing: stands }) => [row, becomes, stands?.id]),
  ...problems.map(({ row, problem }) => [row, problem.key]),
];

test('figures of categories that came together come back one to one, and one of them can be corrected', () => {
  const merged = matching([
    standing('a', { breakdown: mines, value: '3' }),
    standing('b', { breakdown: mines, value: '5' }),
  ]);
  const rows = (first: string, second: string) => [
    row(2, { cell: 'Sector: Mines', value: first }),
    row(3, { cell: 'Sector: Pits', value: second }),
  ];
  assert.deepEqual(told(matchFigures(rows('5', '3'), merged)), [
    [2, 'unchanged', 'b'],
    [3, 'unchanged', 'a'],
  ]);
  assert.deepEqual(told(matchFigures(rows('4', '3'), merged)), [
    [2, 'updated', 'b'],
    [3, 'unchanged', 'a'],
  ]);
  assert.deepEqual(told(matchFigures(rows('4', '6'), merged)), [
    [2, 'results.already-measured'],
    [3, 'results.already-measured'],
  ]);
  const third = row(4, { cell: 'Sector: Mines', value: '9' });
  assert.deepEqual(told(matchFigures([...rows('3', '5'), third], merged)).at(-1), [4, 'sheets.line-twice']);
});

test('a category that is no more names what stands in it, and takes nothing new', () => {
  const rows = [row(2, { cell: 'Sector: Quarries' })];
  const stands = matching([standing('a', { breakdown: quarries })]);
  assert.deepEqual(told(matchFigures(rows, stands)), [[2, 'unchanged', 'a']]);
  assert.deepEqual(told(matchFigures(rows, matching([]))), [[2, 'sheets.cell-unknown']]);
});

test('a share is taken of what counts a number, and of nothing else; one that stands goes out and comes back', () => {
  const [indicator] = matching([]).indicators;
  const of = (measure: 'number' | 'percentage', figures: StandingFigure[] = []) =>
    matchFigures(
      [row(2, share)],
      matching(figures, { kind: 'targets', indicators: [{ ...indicator!, measure }] }),
    );
  assert.deepEqual(of('number').problems, []);
  const problem = { key: 'results.share-of-a-number' };
  assert.deepEqual(of('percentage').problems, [{ row: 2, column: 'value', problem }]);
  const stands = standing('s', { breakdown: mines, isShare: true, value: '40' });
  const { matched, problems } = of('percentage', [stands]);
  assert.deepEqual([matched.map(({ becomes }) => becomes), problems], [['unchanged'], []]);
});

test('a figure is said by a word of its own definition or of the one in force, unless that is two different numbers', () => {
  const scale = (...words: string[]) =>
    words.map((text, at) => ({ value: String(at + 1), label: { fr: { text, source: true as const } } }));
  const named = { measure: 'nominal', overTime: 'last', overPartners: 'none', formula: null } as const;
  const [of] = matching([]).indicators;
  const indicators = [{ ...of!, ...named, scale: scale('None', 'Law', 'Draft') }];
  const found = standing('m', { measuredBy: { ...named, scale: scale('None', 'Bill', 'Law') } });
  const said = (answer: string, value?: string) =>
    matchFigures([row(2, { answer, value })], matching([found], { indicators }));
  assert.equal(said('Bill').matched[0]?.input.value, '2');
  assert.equal(said('Draft').matched[0]?.input.value, '3');
  assert.equal(said('none').matched[0]?.becomes, 'unchanged');
  const { problems } = said('Law');
  assert.deepEqual(
    problems.map(({ column, problem }) => [column, problem.key]),
    [['value', 'sheets.category-of-two']],
  );
});
