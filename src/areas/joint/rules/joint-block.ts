import { sumMoney } from '../../../kernel/money.ts';
import { yearOfPlace } from '../../finance/rules/money-axes.ts';
import type { MoneyEntry } from '../../finance/rules/money-roll-up.ts';

/** Minor units of the joint programme's currency; no partner, no heading and no voucher: that is not for the others. */
export type BlockCell = {
  block: string;
  /** Of the joint programme's outcomes; null for what no outcome bears. */
  outcomeCode: string | null;
  line: string | null;
  year: number;
  budget: number;
  actual: number;
};

/** What of a programme's figures goes into its block; `codeOf` gives none for an outcome that is no part of it. */
export const blockCells = (
  entries: readonly MoneyEntry[],
  codeOf: (outcomeId: string) => string | undefined,
): BlockCell[] => {
  const parts = entries.flatMap(({ place, figures }): BlockCell[] => {
    const { block, outcomeId, line } = place;
    const outcomeCode = outcomeId === null ? null : codeOf(outcomeId);
    if (outcomeCode === undefined) return [];
    const { budget = 0, spent: actual = 0 } = figures;
    return [{ block, outcomeCode, line, year: yearOfPlace(place), budget, actual }];
  });
  return [...Map.groupBy(parts, cellKey)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, list]) => ({ ...list[0]!, ...sums(list) }))
    .filter(({ budget, actual }) => budget !== 0 || actual !== 0);
};

const cellKey = ({ block, outcomeCode, line, year }: BlockCell): string =>
  JSON.stringify([block, outcomeCode, line, year]);

export const jointAxes = ['organisation', 'outcome', 'block', 'line', 'year'] as const;
export type JointAxis = (typeof jointAxes)[number];

/** A released block with whose it is. */
export type CountedBlock = { blockId: string; organisation: string; cells: readonly BlockCell[] };

/** `at`: the keys, in the order of the axes. */
export type JointRow = { at: string[]; budget: number; actual: number };

/** The sum of released blocks by some axes; each sum is exact. */
export const consolidate = (blocks: readonly CountedBlock[], axes: readonly JointAxis[]): JointRow[] => {
  const placed = blocks.flatMap(({ organisation, cells }) =>
    cells.map((cell) => ({ at: axes.map((axis) => keyOn(axis, organisation, cell)), cell })),
  );
  return [...Map.groupBy(placed, ({ at }) => JSON.stringify(at))]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, list]) => ({ at: list[0]!.at, ...sums(list.map(({ cell }) => cell)) }));
};

/** Management and structure stand under their block; `unplaced`: operational, of no outcome or line. */
const keyOn = (axis: JointAxis, organisation: string, cell: BlockCell): string => {
  const { block, outcomeCode, line, year } = cell;
  const ofBlock = (key: string | null) => (block === 'operational' ? (key ?? 'unplaced') : block);
  switch (axis) {
    case 'organisation':
      return organisation;
    case 'outcome':
      return ofBlock(outcomeCode);
    case 'line':
      return ofBlock(line);
    case 'block':
      return block;
    case 'year':
      return String(year);
  }
};

/** @throws RangeError where a sum is beyond the safe integers. */
export const sums = (cells: readonly Pick<BlockCell, 'budget' | 'actual'>[]) => {
  const sum = (field: 'budget' | 'actual') =>
    sumMoney(
      cells.map((cell) => ({ minor: cell[field], currency: 'EUR' })),
      'EUR',
    ).minor;
  return { budget: sum('budget'), actual: sum('actual') };
};
