import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import { drawnSample, type SampleUnit, sampleMethods } from './audit-sample.ts';

const population = (seed: number): SampleUnit[] => {
  const random = seededRandom(seed);
  return Array.from({ length: 1 + random(80) }, (_, at) => ({
    id: `unit-${String(at).padStart(3, '0')}`,
    minor: random(10) === 0 ? random(5_000_000) : random(20_000),
  }));
};

const mixed = (units: readonly SampleUnit[], seed: number): SampleUnit[] => {
  const random = seededRandom(seed);
  return units
    .map((unit) => ({ unit, at: random(1_000_000) }))
    .sort((a, b) => a.at - b.at)
    .map(({ unit }) => unit);
};

test('1,000 populations: each unit at most once, the whole size, the same again in any order', () => {
  for (let seed = 1; seed <= 1_000; seed += 1) {
    const units = population(seed);
    const size = 1 + seededRandom(seed + 7_000)(40);
    for (const method of sampleMethods) {
      const drawn = drawnSample(units, { method, size, seed });
      assert.equal(new Set(drawn).size, drawn.length, `${method} ${seed}`);
      assert.ok(drawn.every((id) => units.some((unit) => unit.id === id)));
      const worth = units.filter(({ minor }) => minor > 0).length;
      const possible = method === 'monetary_unit' && size < units.length ? worth : units.length;
      assert.equal(drawn.length, Math.min(size, possible), `${method} ${seed}`);
      assert.deepEqual(drawnSample(mixed(units, seed), { method, size, seed }), drawn, `${method} ${seed}`);
    }
  }
});

test('1,000 populations: a monetary unit sample takes whatever is as large as the interval', () => {
  for (let seed = 1; seed <= 1_000; seed += 1) {
    const units = population(seed);
    const size = 1 + (seed % 20);
    const drawn = new Set(drawnSample(units, { method: 'monetary_unit', size, seed }));
    const sum = units.reduce((total, { minor }) => total + minor, 0);
    for (const { id, minor } of units)
      if (minor > 0 && minor * size >= sum) assert.ok(drawn.has(id), `${seed} ${id}`);
  }
});

test('a stratified sample takes of every layer of amounts, as many of each', () => {
  const units = Array.from({ length: 40 }, (_, at) => ({ id: `u${100 + at}`, minor: 1_000 * at }));
  const drawn = drawnSample(units, { method: 'stratified', size: 12, seed: 5 });
  const layers = drawn.map((id) => Math.floor((Number(id.slice(1)) - 100) / 10));
  for (const layer of [0, 1, 2, 3]) assert.equal(layers.filter((each) => each === layer).length, 3);
});

test('a unit’s chance in a monetary unit sample is its share of the sum', () => {
  const units = [1, 2, 3, 4].map((minor) => ({ id: `u${minor}`, minor: minor * 100 }));
  const hits = new Map<string, number>();
  for (let seed = 1; seed <= 4_000; seed += 1)
    for (const id of drawnSample(units, { method: 'monetary_unit', size: 1, seed }))
      hits.set(id, (hits.get(id) ?? 0) + 1);
  for (const { id, minor } of units) {
    const expected = (4_000 * minor) / 1_000;
    assert.ok(Math.abs((hits.get(id) ?? 0) - expected) < 120, `${id}: ${hits.get(id)} of ${expected}`);
  }
});

test('another seed draws another sample', () => {
  const units = population(3);
  const of = (seed: number) => drawnSample(units, { method: 'random', size: 10, seed }).join();
  assert.notEqual(of(1), of(2));
});
