import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeFlow } from './flow-layout.ts';
import { textLines, textWidth } from './text-lines.ts';

test('no line is wider than its place and no word is lost, whatever the language', () => {
  const texts = [
    'Les travailleuses et travailleurs de l’économie informelle négocient collectivement leurs conditions.',
    'Vakbondsorganisaties versterken arbeidersvertegenwoordigingsmogelijkheden',
    '',
    '工会组织加强集体谈判能力并扩大会员基础',
  ];
  for (const text of texts)
    for (const width of [60, 120, 300]) {
      const lines = textLines(text, width, 13);
      for (const line of lines) assert.ok(textWidth(line, 13) <= width, `${width}: ${line}`);
      assert.equal(lines.join('').replaceAll(' ', ''), text.replaceAll(' ', ''));
    }
});

const box = (key: string) => ({
  key,
  head: key,
  text: `Text of ${key} that is long enough for two lines or more`,
});

test('boxes of a picture lie within it, one beneath the other, in each number of columns', () => {
  const flow = {
    goals: [box('goal')],
    conditions: [box('above')],
    groups: ['a', 'b', 'c', 'd'].map((key) => ({
      box: box(key),
      conditions: [box(`${key}-holds`)],
      parts: [box(`${key}1`), box(`${key}2`)],
      actors: [],
    })),
    actors: [box('actor')],
    links: [
      { from: 'a1', to: 'b' },
      { from: 'd', to: 'a' },
      { from: 'a', to: 'gone' },
    ],
  };
  for (const [width, columns] of [
    [300, 1],
    [1060, 3],
  ] as const) {
    const { boxes, height, links, arrows } = placeFlow(flow, width, columns);
    assert.equal(boxes.length, 3 + 4 * 4);
    assert.equal(links.length, 2, 'a link to what is not there is left out');
    assert.equal(arrows.length, 4 + 8);
    for (const [at, one] of boxes.entries()) {
      assert.ok(one.x >= 0 && one.x + one.width <= width && one.y + one.height <= height, one.key);
      for (const other of boxes.slice(at + 1))
        assert.ok(
          one.x + one.width <= other.x ||
            other.x + other.width <= one.x ||
            one.y + one.height <= other.y ||
            other.y + other.height <= one.y,
          `${one.key} covers ${other.key}`,
        );
    }
  }
});
