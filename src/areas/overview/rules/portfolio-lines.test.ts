import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import { linesByCode, type PortfolioFacts, portfolioLines } from './portfolio-lines.ts';
import { sumOf } from './sums.ts';

const day = (text: string) => text as CalendarDay;
const outcome = (id: string, more: Partial<PortfolioFacts['outcomes'][number]> = {}) => ({
  id,
  code: id,
  title: {},
  aims: ['O1'],
  programmeId: 'P',
  programme: 'P',
  programmeTitle: {},
  fromOn: day('2022-01-01'),
  untilOn: day('2026-12-31'),
  currency: 'EUR',
  ...more,
});
const nothing: PortfolioFacts = {
  outcomes: [],
  year: undefined,
  today: day('2026-12-31'),
  budget: [],
  spending: [],
  activities: [],
  indicators: [],
};
const whole = { from: day('2022-01-01'), until: day('2026-12-31') };

test('money that no outcome bears has a line of its own, and only then', () => {
  const outcomes = [outcome('A'), outcome('B')];
  assert.equal(portfolioLines({ ...nothing, outcomes }).length, 2);
  const budget = [{ programmeId: 'P', outcomeId: null, ...whole, minor: 7 }];
  const lines = portfolioLines({ ...nothing, outcomes, budget });
  assert.equal(lines.length, 3);
  assert.deepEqual([lines[2]?.outcome, lines[2]?.budget], [null, 7]);
});

test('a year takes its share of a budget over several years, and only what was charged to it', () => {
  const facts = {
    ...nothing,
    year: 2024,
    outcomes: [outcome('A')],
    budget: [
      { programmeId: 'P', outcomeId: 'A', from: day('2023-01-01'), until: day('2024-12-31'), minor: 731 },
    ],
    spending: [2023, 2024].map((year) => ({
      programmeId: 'P',
      outcomeId: 'A',
      year,
      spent: year,
      opening: 0,
      transferred: 1,
    })),
  };
  const [line] = portfolioLines(facts);
  assert.deepEqual([line?.budget, line?.spent, line?.transferred], [366, 2024, 1]);
});

test('the years of a programme add up to the whole, whatever the cells', () => {
  const random = seededRandom(11);
  for (let run = 0; run < 300; run++) {
    const outcomes = [outcome('A'), outcome('B')];
    const pick = () => [null, 'A', 'B'][random(3)] ?? null;
    const budget = Array.from({ length: 12 }, () => {
      const from = 2022 + random(5);
      const until = from + random(2027 - from);
      const minor = random(1e8);
      return {
        programmeId: 'P',
        outcomeId: pick(),
        from: day(`${from}-03-01`),
        until: day(`${until}-12-15`),
        minor,
      };
    });
    const spending = Array.from({ length: 12 }, () => ({
      programmeId: 'P',
      outcomeId: pick(),
      year: 2022 + random(5),
      spent: random(1e8),
      opening: 0,
      transferred: 0,
    }));
    const facts = { ...nothing, outcomes, budget, spending };
    const total = (year: number | undefined, field: 'budget' | 'spent') =>
      sumOf(portfolioLines({ ...facts, year }), (line) => line[field]);
    for (const field of ['budget', 'spent'] as const)
      assert.equal(
        sumOf([2022, 2023, 2024, 2025, 2026], (year) => total(year, field)),
        total(undefined, field),
      );
    assert.equal(
      total(undefined, 'budget'),
      sumOf(budget, ({ minor }) => minor),
    );
  }
});

test('an outcome for two aims stands under each', () => {
  const outcomes = [outcome('A', { aims: ['O3', 'O1'] }), outcome('B', { aims: [] })];
  const groups = linesByCode(portfolioLines({ ...nothing, outcomes }), (line) => line.outcome?.aims ?? []);
  assert.deepEqual([...groups.keys()], ['O1', 'O3']);
});
