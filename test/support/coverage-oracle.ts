import assert from 'node:assert/strict';
import {
  type CoverageAxis,
  type CoverageChoice,
  type CoverageFilter,
  type CoverageMeasure,
  coverageAxes,
  coverageMeasures,
} from '../../src/areas/overview/rules/coverage-choice.ts';
import type { CoverageCell } from '../../src/areas/overview/rules/coverage-grid.ts';
import { actionKinds, aims } from '../../src/areas/programmes/rules/outcome-input.ts';
import { seededRandom } from '../../src/kernel/seeded-random.ts';
import type { CoverageWorld } from './coverage-world.ts';

/** What the matrix adds up, each with what it stands under. */
type Entry = { id: string; amount: number; held: boolean; keys: Record<CoverageAxis, readonly string[]> };

/** The entries of a measure, read off the world without any SQL; `code` is the institute's. */
export const entriesOf = (
  measure: CoverageMeasure,
  { activities, expenses, aimsOf }: CoverageWorld,
  code: string,
): Entry[] => {
  const institute = [code];
  const known = new Map(activities.map((activity) => [activity.id, activity]));
  if (measure === 'spent')
    return expenses.map((expense) => {
      const activity = expense.activityId ? known.get(expense.activityId) : undefined;
      const of = (value: string | null | undefined) => [activity ? (value ?? 'none') : 'untied'];
      return {
        id: expense.id,
        amount: expense.minor,
        held: false,
        keys: {
          aim: of(activity && aimsOf.get(activity.outcomeId)?.[0]),
          kind: of(activity?.kind),
          country: of(activity?.country),
          year: [String(expense.year)],
          partner: [expense.partnershipId ?? 'none'],
          institute,
        },
      };
    });
  const counted = measure === 'participants' ? activities.filter(({ people }) => people > 0) : activities;
  return counted.map((activity) => {
    const all = aimsOf.get(activity.outcomeId) ?? [];
    const main = all.length === 0 ? ['none'] : all;
    const pursued = activity.isAwareness ? [...main, 'O8'] : main;
    return {
      id: activity.id,
      amount: measure === 'participants' ? activity.people : 1,
      held: activity.isHeld,
      keys: {
        aim: measure === 'participants' ? main.slice(0, 1) : [...new Set(pursued)],
        kind: measure === 'participants' ? [activity.kind] : [activity.kind, ...activity.furtherKinds],
        country: [activity.country ?? 'none'],
        year: [activity.from.slice(0, 4)],
        partner: [activity.partnershipId ?? 'none'],
        institute,
      },
    };
  });
};

export const keptBy = (entries: readonly Entry[], filter: CoverageFilter) =>
  entries.filter(({ keys }) =>
    coverageAxes.every((axis) => !filter[axis] || keys[axis].includes(filter[axis])),
  );

const sum = (entries: readonly Entry[]) => entries.reduce((all, { amount }) => all + amount, 0);

/** Choices of measure, axes and what is narrowed to, at random. */
export const choicesOf = (world: CoverageWorld, code: string, seed: number) => {
  const random = seededRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[random(list.length)]!;
  const values: Record<CoverageAxis, readonly string[]> = {
    aim: [...aims, 'none', 'untied'],
    kind: [...actionKinds, 'untied'],
    country: ['BJ', 'BI', 'none', 'untied'],
    year: ['2027', '2028', '2029'],
    partner: [...world.partnerships, 'none'],
    institute: [code],
  };
  return (): CoverageChoice => {
    const rows = pick(coverageAxes);
    const columns = pick(coverageAxes.filter((axis) => axis !== rows));
    const filter: CoverageFilter = {};
    for (const axis of coverageAxes) if (random(4) === 0) filter[axis] = pick(values[axis]);
    return { measure: pick(coverageMeasures), rows, columns, filter };
  };
};

/** Holds each figure of a matrix, its sums too, to what adding up entry by entry gives; how many there were. */
export const comparedCells = (
  cells: readonly CoverageCell[],
  choice: CoverageChoice,
  all: readonly Entry[],
): number => {
  const { measure, rows, columns, filter } = choice;
  const entries = keptBy(all, filter);
  const found = new Map(cells.map((cell) => [`${cell.row}|${cell.column}`, cell]));
  const sides = (axis: CoverageAxis) =>
    filter[axis] ? [null, filter[axis]] : [null, ...new Set(entries.flatMap(({ keys }) => keys[axis]))];
  let compared = 0;
  for (const row of sides(rows))
    for (const column of sides(columns)) {
      const own = keptBy(entries, {
        ...(row === null ? {} : { [rows]: row }),
        ...(column === null ? {} : { [columns]: column }),
      });
      const cell = found.get(`${row}|${column}`);
      const about = JSON.stringify({ choice, row, column });
      assert.equal(cell?.value ?? 0, sum(own), about);
      if (measure === 'activities')
        assert.equal(cell?.held ?? 0, own.filter(({ held }) => held).length, about);
      found.delete(`${row}|${column}`);
      compared += 1;
    }
  assert.deepEqual([...found.keys()], [], `${JSON.stringify(choice)}: cells that nothing stands behind`);
  return compared;
};
