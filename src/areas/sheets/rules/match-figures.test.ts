import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf } from '../../../kernel/localized.ts';
import { type FigureMatching, matchFigures, type StandingFigure } from './match-figures.ts';
import type { FigureSheetRow } from './sheet-input.ts';

const days = { from: '2027-01-01', until: '2027-12-31' };
const mines = { sector: 'mining' };

const standing = (id: string, more: Partial<StandingFigure> = {}): StandingFigure => ({
  id,
  measurementId: id,
  entryNo: 1,
  indicatorId: 'i',
  partnershipId: null,
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
    },
  ],
  cells: new Map([['i', new Map([['sector: mines', mines]])]]),
  standing: figures,
  columns: ['cell', 'value', 'comment', 'provenance'],
  language: 'nl',
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
