import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { filePlaces } from './file-places.ts';

const title = { en: { text: 'Title', source: true as const } };
const section = (id: string, appliesTo: 'programme' | 'outcome', isUsed = true) => ({
  id,
  appliesTo,
  title,
  isUsed,
});
const written = {
  state: 'ready' as const,
  text: { en: { text: 'Words', source: true as const } },
  writerRole: null,
  responsible: null,
  dueOn: null,
};

test('a section of outcomes belongs once to each outcome, one of the programme once; out of use it is not asked for', () => {
  const places = filePlaces({
    outcomes: [
      { id: 'a', code: 'OS1', end: null },
      { id: 'b', code: 'OS2', end: null },
    ],
    sections: [section('p', 'programme'), section('o', 'outcome'), section('gone', 'outcome', false)],
    texts: [
      { ...written, sectionId: 'o', outcomeId: 'b' },
      { ...written, sectionId: 'o', outcomeId: null },
      { ...written, sectionId: 'p', outcomeId: null, state: 'draft', text: {}, responsible: 'Direction' },
    ],
  });
  assert.deepEqual(
    places.map(({ sectionId, outcome, state, responsible }) => [
      sectionId,
      outcome?.code,
      state,
      responsible,
    ]),
    [
      ['p', undefined, 'missing', 'Direction'],
      ['o', 'OS1', 'missing', null],
      ['o', 'OS2', 'ready', null],
    ],
    'who was named to write it did not write it yet',
  );
});

test('of an outcome that ended what was written stays, and nothing is missing', () => {
  const ended = { kind: 'stopped' as const, endedOn: '2028-02-14' as CalendarDay, reference: 'AM 12' };
  const places = filePlaces({
    outcomes: [{ id: 'a', code: 'OS1', end: ended }],
    sections: [section('o', 'outcome'), section('q', 'outcome')],
    texts: [{ ...written, sectionId: 'o', outcomeId: 'a' }],
  });
  assert.deepEqual(
    places.map(({ sectionId }) => sectionId),
    ['o'],
  );
});
