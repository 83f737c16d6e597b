import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import { difference, type Keys, patched } from './patch.ts';

type Row = { text: string; note?: string };

const keyed = (rows: [string, Row][], keys: Keys): Row[] =>
  rows.map(([key, row]) => {
    const element = { ...row };
    keys.set(element, key);
    return element;
  });

test('whatever a publication says is said again from the tables and the patch', () => {
  const random = seededRandom(7);
  const some = random;
  const row = (): Row => ({ text: 'abc'[some(3)]!, ...(some(2) ? { note: 'xy'[some(2)]! } : {}) });
  for (let round = 0; round < 10_000; round++) {
    const keys: Keys = new WeakMap();
    const names = ['1', '2', '3', '?4'];
    const rendered = {
      list: keyed(
        names.slice(0, some(5)).map((key) => [key, row()] as [string, Row]),
        keys,
      ),
      loose: Array.from({ length: some(3) }, row),
      inner: some(2) ? { deep: row() } : { deep: row(), more: some(9) },
    };
    const known = rendered.list.map((each) => keys.get(each)!);
    const kept = known.filter((key) => !key.startsWith('?') || some(2));
    const wanted = {
      list: [
        ...keyed(
          kept.map((key) => [key, row()] as [string, Row]),
          keys,
        ),
        ...Array.from({ length: some(2) }, row),
      ]
        .map((each) => ({ each, at: random(1000) }))
        .sort((a, b) => a.at - b.at)
        .map(({ each }) => each),
      loose: Array.from({ length: some(3) }, row),
      inner: some(2) ? { deep: row() } : { more: some(9) },
    };
    const patch = difference(rendered, wanted, keys);
    const stored = patch && JSON.parse(JSON.stringify(patch));
    assert.deepEqual(patched(rendered, stored, keys), wanted);
    assert.equal(difference(rendered, rendered, keys), undefined);
  }
});

test('what was changed in the tables since is published, not what the file said before', () => {
  const keys: Keys = new WeakMap();
  const patch = difference({ title: 'a', note: 'b' }, { title: 'A', note: 'B' }, keys);
  assert.deepEqual(patched({ title: 'changed', note: 'b' }, patch, keys), { title: 'changed', note: 'B' });
});

test('an element that came into the tables since is published after the others, one that went is not', () => {
  const keys: Keys = new WeakMap();
  const before = keyed(
    [
      ['1', { text: 'a' }],
      ['2', { text: 'b' }],
    ],
    keys,
  );
  const wanted = [
    { text: 'loose' },
    ...keyed(
      [
        ['2', { text: 'B' }],
        ['1', { text: 'a' }],
      ],
      keys,
    ),
  ];
  const patch = difference(before, wanted, keys);
  const now = keyed(
    [
      ['2', { text: 'b' }],
      ['3', { text: 'c' }],
    ],
    keys,
  );
  assert.deepEqual(patched(now, patch, keys), [{ text: 'loose' }, { text: 'B' }, { text: 'c' }]);
});

test('what a file does not name is published still, except what may be left out', () => {
  const keys: Keys = new WeakMap();
  const rendered = keyed(
    [
      ['1', { text: 'a' }],
      ['?2', { text: 'b' }],
    ],
    keys,
  );
  const patch = difference(rendered, [], keys);
  assert.deepEqual(patched(rendered, patch, keys), [{ text: 'a' }]);
});
