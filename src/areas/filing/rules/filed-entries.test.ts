import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import {
  type CoverageAxis,
  type CoverageChoice,
  coverageAxes,
  coverageMeasures,
} from '../../overview/rules/coverage-choice.ts';
import { entriesOfMeasure, filedCells } from './filed-cells.ts';
import { type FiledEntries, filedEntries } from './filed-entries.ts';
import type { FiledProgramme } from './filed-programme.ts';

const money = { budgetMinor: 0, spentInYearMinor: null, transferredMinor: 0 };

const content = (more: Partial<FiledProgramme> = {}): FiledProgramme =>
  ({
    format: 'relais-filing-1',
    programme: { currency: 'EUR' },
    outcomes: [
      {
        ...money,
        code: 'OS1',
        aims: ['O2', 'O5'],
        spentMinor: 700,
        activities: [{ kind: 'A2', planned: 5, held: 3, participants: 90 }],
      },
      { ...money, code: 'OS2', aims: [], spentMinor: 200, activities: [] },
    ],
    beside: { ...money, spentMinor: 100 },
    checks: [],
    ...more,
  }) as unknown as FiledProgramme;

const filed = { filingId: 'f', programmeId: 'p', institute: 'ifsi', year: 2025 };

const choice = (more: Partial<CoverageChoice>): CoverageChoice => ({
  measure: 'spent',
  rows: 'aim',
  columns: 'kind',
  filter: {},
  ...more,
});

const at = (
  entries: FiledEntries,
  asked: Partial<CoverageChoice>,
  row: string | null,
  column: string | null,
) => filedCells(entries, choice(asked)).find((cell) => cell.row === row && cell.column === column);

test('an older filing shows what it has; what it does not say stands under its own row', () => {
  const entries = filedEntries(filed, content());
  assert.equal(at(entries, {}, 'O2', 'unfiled')?.value, 700);
  assert.equal(at(entries, {}, 'none', 'unfiled')?.value, 200);
  assert.equal(at(entries, {}, 'unfiled', 'unfiled')?.value, 100);
  assert.equal(at(entries, {}, null, null)?.value, 1000);
  const held = at(entries, { measure: 'activities', rows: 'year', columns: 'country' }, '2025', 'unfiled');
  assert.deepEqual([held?.held, held?.value], [3, 5]);
  assert.equal(at(entries, { measure: 'participants' }, 'O2', 'A2')?.value, 90);
  assert.equal(at(entries, { measure: 'participants' }, 'O5', 'A2'), undefined);
});

test('money that no activity bears stands apart, and with it the whole is what was spent', () => {
  const spent = (activity: string | null, minor: number) => ({
    activity,
    aim: activity && 'O2',
    kind: activity && 'A2',
    country: null,
    partner: null,
    year: 2025,
    minor,
  });
  const coverage = { partners: [], activities: [], spent: [spent('X-2025-A2-0001', 650), spent(null, 350)] };
  const entries = filedEntries(filed, content({ format: 'relais-filing-2', coverage }));
  assert.equal(at(entries, {}, 'O2', 'A2')?.value, 650);
  assert.equal(at(entries, {}, 'untied', 'untied')?.value, 350);
  assert.equal(at(entries, { rows: 'country' }, 'none', 'A2')?.value, 650);
  assert.equal(at(entries, {}, null, null)?.value, 1000);
});

const random = seededRandom(2_007);
const pick = <T>(list: readonly T[]): T => list[random(list.length)]!;

const worldOf = (): FiledEntries => {
  const aimsOf = [['O2', 'O5'], ['O1'], [], ['O8', 'O2', 'O3']];
  const activities = Array.from({ length: 60 }, (_, number) => ({
    reference: `R${number}`,
    aims: pick(aimsOf),
    kind: pick(['A1', 'A2', 'A9']),
    country: pick(['BJ', 'BI', null]),
    year: 2024 + random(3),
    partner: pick(['p1', 'p2', null]),
    isHeld: random(2) === 0,
    participants: random(3) * 10,
  }));
  const spent = Array.from({ length: 90 }, () => {
    const activity = random(3) === 0 ? undefined : pick(activities);
    return {
      activity: activity?.reference ?? null,
      aim: activity?.aims[0] ?? null,
      kind: activity?.kind ?? null,
      country: activity?.country ?? null,
      partner: pick(['p1', 'p2', null]),
      year: 2024 + random(3),
      minor: random(10_000),
    };
  });
  return filedEntries(filed, content({ coverage: { partners: [], activities, spent } }));
};

test('each figure is the sum of the entries that it opens, for 400 matrices of any two axes and filters', () => {
  const world = worldOf();
  for (let count = 0; count < 400; count += 1) {
    const measure = pick(coverageMeasures);
    const rows = pick(coverageAxes);
    const columns = pick(coverageAxes.filter((axis) => axis !== rows));
    const narrowed =
      random(2) === 0
        ? {}
        : { [pick(coverageAxes)]: pick(['O2', 'A2', 'BJ', '2025', 'p1', 'none', 'untied']) };
    const cells = filedCells(world, { measure, rows, columns, filter: narrowed });
    for (const cell of cells) {
      const of = (axis: CoverageAxis, key: string | null) => (key === null ? {} : { [axis]: key });
      const filter = { ...narrowed, ...of(rows, cell.row), ...of(columns, cell.column) };
      const opened = entriesOfMeasure(world, measure, filter);
      const sum = opened.reduce(
        (total, entry) =>
          total + { spent: entry.minor, activities: entry.count, participants: entry.participants }[measure],
        0,
      );
      assert.equal(cell.value, sum, JSON.stringify({ measure, rows, columns, filter }));
    }
  }
});

test('the whole of money and of participants is the sum of its rows and of its columns', () => {
  const world = worldOf();
  for (const measure of ['spent', 'participants'] as const)
    for (const rows of coverageAxes)
      for (const columns of coverageAxes.filter((axis) => axis !== rows)) {
        const cells = filedCells(world, { measure, rows, columns, filter: {} });
        const sum = (list: typeof cells) => list.reduce((total, { value }) => total + value, 0);
        const whole = cells.find(({ row, column }) => row === null && column === null)?.value;
        assert.equal(whole, sum(cells.filter(({ row, column }) => row !== null && column !== null)));
        assert.equal(whole, sum(cells.filter(({ row, column }) => row !== null && column === null)));
      }
});
