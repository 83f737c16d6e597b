import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addDays, type CalendarDay } from '../../../kernel/calendar-day.ts';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import type { PlanLineFact } from './activity-facts.ts';
import { type Coverage, coveringLines, planCoverage, sameTheme, type Training } from './plan-coverage.ts';

const day = (text: string) => text as CalendarDay;

const line = (more: Partial<PlanLineFact> = {}): PlanLineFact => ({
  id: 'line',
  planId: 'plan',
  partnershipId: 'partner',
  country: 'BJ',
  theme: 'Négociation',
  fromOn: day('2026-03-01'),
  untilOn: day('2026-03-31'),
  planFromOn: day('2026-01-01'),
  planUntilOn: day('2026-12-31'),
  approvedOn: day('2026-02-01'),
  ...more,
});

const training = (more: Partial<Training> = {}): Training => ({
  from: day('2026-03-02'),
  until: day('2026-03-06'),
  country: 'BJ',
  theme: 'Négociation',
  ...more,
});

const cases: [sentence: string, Coverage, Training, PlanLineFact | undefined][] = [
  ['a line that covers it all carries the training', 'covered', training(), line()],
  ['without a line nothing carries it', 'no-line', training(), undefined],
  ['plan country is training country', 'other-country', training({ country: 'TG' }), line()],
  ['a training online is in the country of the plan', 'covered', training({ country: null }), line()],
  ['the plan is approved', 'plan-not-approved', training(), line({ approvedOn: null })],
  ['the day before is early enough', 'covered', training(), line({ approvedOn: day('2026-03-01') })],
  ['the first day is too late', 'approved-too-late', training(), line({ approvedOn: day('2026-03-02') })],
  ['the plan covers the first day', 'outside-plan', training(), line({ planFromOn: day('2026-03-03') })],
  ['the plan covers the last day', 'outside-plan', training(), line({ planUntilOn: day('2026-03-05') })],
  ['the line covers the first day', 'outside-line', training(), line({ fromOn: day('2026-03-03') })],
  ['the line covers the last day', 'outside-line', training(), line({ untilOn: day('2026-03-05') })],
  ['the theme is the line’s', 'other-theme', training({ theme: 'Santé' }), line()],
  ['capitals and blanks make no other theme', 'covered', training({ theme: ' NÉGOCIATION ' }), line()],
];

for (const [sentence, coverage, given, on] of cases)
  test(`a training hangs on a plan line: ${sentence}`, () => {
    assert.equal(planCoverage(given, on), coverage);
  });

test('a theme is the same however its accents are written', () => {
  assert.ok(sameTheme('Négociation  collective', 'négociation collective'.normalize('NFD')));
  assert.ok(!sameTheme('Négociation', 'Negociation'));
});

test('10,000 generated trainings are covered exactly where every single day is, by a plan approved before', () => {
  const random = seededRandom(20070606);
  const start = day('2026-01-01');
  const pick = <T>(values: readonly T[]): T => values[random(values.length)] as T;
  const days = (most: number): [CalendarDay, CalendarDay] => {
    const from = addDays(start, random(20));
    return [from, addDays(from, random(most))];
  };
  let covered = 0;
  for (let at = 0; at < 10_000; at += 1) {
    const [from, until] = days(6);
    const given = training({ from, until, country: pick(['BJ', 'TG', null]), theme: pick(['A', 'a', 'B']) });
    const lines = Array.from({ length: 1 + random(3) }, (_, id) => {
      const [fromOn, untilOn] = days(20);
      const [planFromOn, planUntilOn] = days(30);
      const approvedOn = random(4) === 0 ? null : addDays(start, random(20) - 10);
      const period = { fromOn, untilOn, planFromOn, planUntilOn };
      return line({
        id: `${id}`,
        ...period,
        approvedOn,
        country: pick(['BJ', 'TG']),
        theme: pick(['A', 'B']),
      });
    });
    const expected = lines.filter((each) => carriesDayByDay(given, each)).map(({ id }) => id);
    assert.deepEqual(
      coveringLines(given, lines).map(({ id }) => id),
      expected,
      JSON.stringify({ given, lines }),
    );
    covered += expected.length;
  }
  assert.ok(covered > 300, `only ${covered} covered: the cases say nothing`);
});

/** The oracle: walks through the training day by day and knows nothing of how periods compare. */
const carriesDayByDay = (given: Training, on: PlanLineFact): boolean => {
  if (given.country && given.country !== on.country) return false;
  if (given.theme.toLowerCase() !== on.theme.toLowerCase()) return false;
  const daysOf = (from: CalendarDay, until: CalendarDay): Set<string> => {
    const all = new Set<string>();
    for (let each = from; each <= until; each = addDays(each, 1)) all.add(each);
    return all;
  };
  const inLine = daysOf(on.fromOn, on.untilOn);
  const inPlan = daysOf(on.planFromOn, on.planUntilOn);
  const approved = on.approvedOn === null ? new Set() : daysOf(addDays(on.approvedOn, 1), day('2026-12-31'));
  return [...daysOf(given.from, given.until)].every(
    (each) => inLine.has(each) && inPlan.has(each) && approved.has(each),
  );
};
