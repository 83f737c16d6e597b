import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import type { MoneyEntry } from '../../finance/rules/money-roll-up.ts';
import {
  type BlockCell,
  blockCells,
  type CountedBlock,
  consolidate,
  jointAxes,
  sums,
} from './joint-block.ts';

const random = seededRandom(37);
const pick = <T>(list: readonly T[]): T => list[random(list.length)]!;

const entry = (): MoneyEntry => {
  const block = pick(['operational', 'operational', 'management', 'structure']);
  const isOperational = block === 'operational';
  const minor = random(1_000_000) - 1000;
  return {
    place: {
      block,
      outcomeId: isOperational ? pick(['o1', 'o2', 'o3', null]) : null,
      partnershipId: pick(['p1', null]),
      line: isOperational ? pick(['a', 'd', null]) : null,
      heading: pick(['running', null]),
      item: pick(['', 'venue']),
      month: `202${7 + random(3)}`,
    },
    figures: random(2) === 0 ? { budget: minor, forecast: 5 } : { spent: minor, recorded: minor },
  };
};

/** The third outcome is no part of the joint programme; the second is called otherwise there. */
const codes = new Map([
  ['o1', 'A'],
  ['o2', 'B'],
]);

test('2,000 parts: a block is the sums by hand, of what belongs to it and nothing else', () => {
  for (let run = 0; run < 2000; run += 1) {
    const entries = Array.from({ length: random(30) }, entry);
    const cells = blockCells(entries, (id) => codes.get(id));
    const byHand = new Map<string, [bigint, bigint]>();
    for (const { place, figures } of entries) {
      if (place.outcomeId === 'o3') continue;
      const code = place.outcomeId === null ? null : codes.get(place.outcomeId)!;
      const key = JSON.stringify([place.block, code, place.line, Number(place.month)]);
      const [budget, actual] = byHand.get(key) ?? [0n, 0n];
      byHand.set(key, [budget + BigInt(figures.budget ?? 0), actual + BigInt(figures.spent ?? 0)]);
    }
    for (const [key, [budget, actual]] of byHand) if (budget === 0n && actual === 0n) byHand.delete(key);
    assert.deepEqual(
      new Map(
        cells.map(({ block, outcomeCode, line, year, budget, actual }) => [
          JSON.stringify([block, outcomeCode, line, year]),
          [BigInt(budget), BigInt(actual)],
        ]),
      ),
      byHand,
    );
  }
});

const blocks = (): CountedBlock[] =>
  ['I', 'II', 'NGO'].slice(0, 1 + random(3)).map((organisation) => ({
    blockId: organisation,
    organisation,
    cells: blockCells(Array.from({ length: random(40) }, entry), (id) => codes.get(id)),
  }));

const keyOf = (axis: (typeof jointAxes)[number], organisation: string, cell: BlockCell): string => {
  if (axis === 'organisation') return organisation;
  if (axis === 'year') return String(cell.year);
  if (axis === 'block' || cell.block !== 'operational') return cell.block;
  return (axis === 'outcome' ? cell.outcomeCode : cell.line) ?? 'unplaced';
};

test('2,000 consolidated views: the parts are the whole on every two axes, and the sums those of a hand', () => {
  for (let run = 0; run < 2000; run += 1) {
    const released = blocks();
    const all = sums(released.flatMap(({ cells }) => cells));
    const axes = [jointAxes[run % jointAxes.length]!, pick(jointAxes)];
    const rows = consolidate(released, axes);
    assert.deepEqual(sums(rows), all);
    const byHand = new Map<string, bigint>();
    for (const { organisation, cells } of released)
      for (const cell of cells) {
        const key = axes.map((axis) => keyOf(axis, organisation, cell)).join(' ');
        byHand.set(key, (byHand.get(key) ?? 0n) + BigInt(cell.actual));
      }
    assert.deepEqual(new Map(rows.map(({ at, actual }) => [at.join(' '), BigInt(actual)])), byHand);
  }
});
