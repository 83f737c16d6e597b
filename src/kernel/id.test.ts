import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isId, newId } from './id.ts';

test('ids of one process sort in the order in which they were made, also within one millisecond', () => {
  const made = Array.from({ length: 10_000 }, newId);
  assert.deepEqual(made.toSorted(), made);
  assert.equal(new Set(made).size, made.length);
  assert.ok(made.every(isId));
});

test('ids keep sorting when the counter of a millisecond is full and when the clock is set back', (t) => {
  const now = Date.now() + 60_000;
  t.mock.method(Date, 'now', () => now);
  const sameMillisecond = Array.from({ length: 9000 }, newId);
  t.mock.method(Date, 'now', () => now - 3_600_000);
  const made = [...sameMillisecond, ...Array.from({ length: 100 }, newId)];
  assert.deepEqual(made.toSorted(), made);
  assert.equal(new Set(made).size, made.length);
});

test('an id carries its millisecond, version 7 and the RFC variant', (t) => {
  const at = Date.parse('2150-01-01T00:00:00Z');
  t.mock.method(Date, 'now', () => at);
  const id = newId();
  assert.equal(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16), at);
  assert.match(id, /^.{14}7.{4}[89ab]/);
});

test('only a UUID in lower case is an id', () => {
  const id = '01a20b7e-d4ac-7737-86c0-a00fec59f4e5';
  assert.ok(isId(id));
  const others = [id.toUpperCase(), id.slice(1), `${id}0`, ` ${id}`, `${id}\n`, id.replaceAll('-', '')];
  for (const other of [...others, '', null, undefined, 7, {}, [id]]) assert.equal(isId(other), false);
});
