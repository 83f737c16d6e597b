import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languages } from '../kernel/language.ts';
import { seededRandom } from '../kernel/seeded-random.ts';
import { blockText, minorOf, type Notation, planPaste, textOf, tidied } from './grid-block.ts';
import { GridHistory } from './grid-history.ts';

const french: Notation = { language: 'fr', currency: 'EUR' };
const english: Notation = { language: 'en', currency: 'EUR' };
const grid = (rows: number, columns: number, fixed = '') => ({
  kindOf: ({ row, column }: { row: number; column: number }) => {
    if (row < 0 || row >= rows || column < 0 || column >= columns) return undefined;
    return fixed === `${row},${column}` ? ('fixed' as const) : ('open' as const);
  },
});
const from = { row: 1, column: 1 };

test('comma and point decimals and every grouping are read the person’s own way; a sign of the currency is none of it', () => {
  const cases: [string, Notation, number | undefined][] = [
    ['1.234,56', french, 1234_56],
    ['1 234,56', french, 1234_56],
    ['1\u202f234,56 €', french, 1234_56],
    ['EUR 1,234.56', french, 1234_56],
    ['1.234', french, 1234_00],
    ['1.234', english, undefined],
    ['1,234', english, 1234_00],
    ['0,5', english, 50],
    ['', english, 0],
    ['seven', english, undefined],
    ['12.505', english, undefined],
    ['=2+2', english, undefined],
    ['1e3', english, undefined],
    ['9007199254740993', english, undefined],
    ['250000', { language: 'fr', currency: 'XOF' }, 250_000],
    ['2,5', { language: 'fr', currency: 'XOF' }, undefined],
  ];
  for (const [typed, notation, minor] of cases) assert.equal(minorOf(typed, notation), minor, typed);
});

test('10,000 amounts written in any language are read as the same amount', () => {
  const random = seededRandom(31);
  for (let run = 0; run < 10_000; run += 1) {
    const notation = { language: languages[random(languages.length)]!, currency: random(3) ? 'EUR' : 'XOF' };
    const minor = random(2_000_000_000);
    assert.equal(minorOf(textOf(minor, notation), notation), minor);
  }
});

test('1,000 blocks that are copied and pasted elsewhere are the same block', () => {
  const random = seededRandom(5);
  for (let run = 0; run < 1000; run += 1) {
    const [rows, columns] = [1 + random(6), 1 + random(6)];
    const block = Array.from({ length: rows }, () =>
      Array.from({ length: columns }, () => (random(5) ? textOf(random(10_000_000), french) : '')),
    );
    const target = { ...grid(1 + rows, 1 + columns), from, to: from };
    const { writes, problems } = planPaste(`${blockText(block)}\r\n`, target, french);
    assert.deepEqual(problems, []);
    for (const { place, text } of writes) assert.equal(text, block[place.row - 1]?.[place.column - 1]);
    assert.equal(writes.length, rows * columns);
  }
});

test('what lies outside, is no amount or cannot be typed in is told for each cell', () => {
  const text = '10\t20\t30\nx\t\t40\n';
  const { problems } = planPaste(text, { ...grid(3, 3, '1,2'), from, to: from }, english);
  assert.deepEqual(
    problems.map(({ why, place, typed }) => [why, place.row, place.column, typed]),
    [
      ['fixed', 1, 2, '20'],
      ['outside', 1, 3, '30'],
      ['wrong', 2, 1, 'x'],
      ['outside', 2, 3, '40'],
    ],
  );
});

test('one value fills the block that is chosen, from whichever corner it was', () => {
  const target = { ...grid(5, 5), from: { row: 3, column: 2 }, to: from };
  const { writes } = planPaste('1234.5', target, english);
  assert.equal(writes.length, 6);
  assert.ok(writes.every(({ text }) => text === '1,234.50'));
});

test('a cell is tidied to the way it is shown; what is no amount stays as typed', () => {
  assert.equal(tidied(' 1234,5 ', french), tidied('1 234,50', french));
  assert.equal(tidied('', french), '');
  assert.equal(tidied('sept', french), 'sept');
});

test('1,000 histories: each step back is what stood before it, each step again what came of it', () => {
  const random = seededRandom(8);
  for (let run = 0; run < 1000; run += 1) {
    const history = new GridHistory<number>();
    const cells = ['0', '0', '0'];
    const states = [cells.join()];
    const apply = (changes: readonly { cell: number; text: string }[]) => {
      for (const { cell, text } of changes) cells[cell] = text;
    };
    for (let step = 1; step <= 5; step += 1) {
      const changed = [0, 1, 2].filter(() => random(2));
      history.record(changed.map((cell) => ({ cell, before: cells[cell]!, after: String(step) })));
      apply(changed.map((cell) => ({ cell, text: String(step) })));
      if (changed.length > 0) states.push(cells.join());
    }
    for (let at = states.length - 2; at >= 0; at -= 1) {
      apply(history.undo());
      assert.equal(cells.join(), states[at]);
    }
    assert.deepEqual(history.undo(), []);
    apply(history.redo());
    assert.equal(cells.join(), states[1] ?? states[0]);
    history.record([{ cell: 0, before: cells[0]!, after: 'new' }]);
    assert.deepEqual(history.redo(), [], 'a new step forgets what was taken back');
  }
});
