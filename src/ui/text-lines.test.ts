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

/** The straight pieces of a path, its arrow head apart. */
const piecesOf = (path: string) => {
  const [, ...steps] = [...path.split('M')[1]!.matchAll(/([HV ])([\d.]+)/g)];
  let [x, y] = path.slice(1).split(/[ H]/).map(Number) as [number, number];
  return steps.map(([, way, to]) => {
    const start = [x, y] as const;
    if (way === 'H') x = Number(to);
    else y = Number(to);
    return {
      left: Math.min(start[0], x),
      right: Math.max(start[0], x),
      top: Math.min(start[1], y),
      low: Math.max(start[1], y),
    };
  });
};

test('a link over a whole column goes around its boxes, and two of them never run upon each other', () => {
  const groups = ['a', 'b', 'c'].map((key) => ({
    ...{ box: box(key), conditions: [], actors: [] },
    parts: [box(`${key}1`)],
  }));
  const links = [
    { from: 'c', to: 'a' },
    { from: 'a1', to: 'c1' },
    { from: 'c', to: 'b' },
  ];
  for (const goals of [[box('goal')], []]) {
    const placed = placeFlow({ goals, conditions: [], groups, actors: [], links }, 1060, 3);
    const [one, two] = placed.links.slice(0, 2).map(piecesOf);
    for (const piece of [...one!, ...two!])
      for (const { key, x, y, width, height } of placed.boxes)
        assert.ok(
          piece.right <= x || piece.left >= x + width || piece.low <= y || piece.top >= y + height,
          `through ${key}`,
        );
    assert.equal(one!.length, 5);
    assert.notEqual(one![2]!.top, two![2]!.top, 'each has its lane');
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
