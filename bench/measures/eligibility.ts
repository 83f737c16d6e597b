import { sql } from 'kysely';
import {
  type EligibilityThroughTime,
  eligibility,
  eligibilityThroughTime,
} from '../../src/areas/partners/queries/eligibility-checks.ts';
import { regionalFactsOn } from '../../src/areas/partners/rules/regional-history.ts';
import { regionalPresence } from '../../src/areas/partners/rules/regional-presence.ts';
import type { CalendarDay } from '../../src/kernel/calendar-day.ts';
import { countedByHand, dayAt, randomHistories } from '../../test/support/regional-histories.ts';
import { type Figure, figure, quantile, timed } from '../figure.ts';
import type { House } from '../house.ts';

const histories = 100_000;

/** Aim O3 on the body with the most affiliates: the verdict of a day with its proof, and of each of 25 years at once. */
export const measureEligibility = async (house: House): Promise<Figure[]> => {
  const institute = house.system.institute?.id ?? '';
  const { rows } = await house.db.read(house.system, (tx) =>
    sql<{ id: string }>`select a.body_id as id from affiliations a
      where a.institute_id = ${institute} and a.ended_by_no is null group by a.body_id order by count(*) desc, 1 limit 1`.execute(
      tx,
    ),
  );
  const body = rows[0]?.id ?? '';
  const verdict = await timed(100, 10, () =>
    house.db.read(house.system, (tx) => eligibility(tx, institute, body, '2026-11-28' as CalendarDay)),
  );
  const years = await timed(30, 5, () =>
    house.db.read(house.system, async (tx) => judgeYears(await eligibilityThroughTime(tx, institute, body))),
  );
  return [
    figure('aim O3, verdict with proof, p95', quantile(verdict, 0.95), 'ms', { value: 100 }),
    figure('aim O3, verdicts of 25 years, p95', quantile(years, 0.95), 'ms', { value: 100 }),
    figure('aim O3, random histories that agree with the count by hand', agreeing(), 'of 100,000'),
  ];
};

const judgeYears = async ({ onDay }: EligibilityThroughTime): Promise<void> => {
  if (!onDay) throw new Error('The body with the most affiliates is no regional body');
  for (let year = 2002; year <= 2026; year += 1) await onDay(`${year}-12-31` as CalendarDay);
};

/** @throws Error on the first history on which rule and count by hand differ. */
const agreeing = (): number => {
  const history = randomHistories(1_864);
  for (let round = 0; round < histories; round += 1) {
    const facts = history();
    const on = dayAt(round % 31);
    const reading = round % 2 === 0 ? 'now' : 'ever';
    const counted = regionalPresence(regionalFactsOn(facts, on, reading)).filter(({ counts }) => counts);
    const byHand = countedByHand(facts, on, reading).join();
    if (counted.map(({ country }) => country).join() !== byHand)
      throw new Error(`Aim O3 differs from the count by hand: ${JSON.stringify({ facts, on, reading })}`);
  }
  return histories;
};
