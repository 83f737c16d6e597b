import type { PortfolioLine } from './portfolio-lines.ts';
import { percentOf, sumOf } from './sums.ts';

type Facts = {
  outcomes: readonly { id: string; code: string }[];
  budget: readonly { outcomeId: string | null; minor: number }[];
  spending: readonly { outcomeId: string | null; spent: number }[];
  activities: readonly { outcomeId: string; planned: number; held: number }[];
  indicators: readonly { indicator: { outcomeId: string }; course: number | undefined }[];
};

/** How far an outcome is in whole per cent: of its budget, of its activities, of the way to its targets; null: nothing to speak of. */
export type OutcomeProgress = {
  id: string;
  code: string;
  money: number | null;
  work: number | null;
  results: number | null;
};

/** Plan, reach and money of each outcome side by side; an indicator counts with at most the whole of its way. */
export const outcomeProgress = (facts: Facts): OutcomeProgress[] =>
  facts.outcomes.map(({ id, code }) => {
    const own = <Row extends { outcomeId: string | null }>(rows: readonly Row[]) =>
      rows.filter(({ outcomeId }) => outcomeId === id);
    const planned = sumOf(own(facts.budget), ({ minor }) => minor);
    const meant = sumOf(own(facts.activities), ({ planned }) => planned);
    const courses = facts.indicators.flatMap(({ indicator, course }) =>
      indicator.outcomeId === id && course !== undefined ? [Math.min(Math.max(course, 0), 100)] : [],
    );
    return {
      id,
      code,
      money:
        planned > 0
          ? percentOf(
              sumOf(own(facts.spending), ({ spent }) => spent),
              planned,
            )
          : null,
      work:
        meant > 0
          ? percentOf(
              sumOf(own(facts.activities), ({ held }) => held),
              meant,
            )
          : null,
      results: courses.length > 0 ? Math.round(sumOf(courses, (course) => course) / courses.length) : null,
    };
  });

/** The figures of these outcomes' lines as shares; with several programmes a code says whose it is. */
export const progressOfLines = (
  outcomes: readonly { id: string; programme: string; code: string }[],
  lines: readonly PortfolioLine[],
  indicators: Facts['indicators'],
): OutcomeProgress[] => {
  const own = lines.flatMap(({ outcome, ...line }) => (outcome ? [{ outcomeId: outcome.id, ...line }] : []));
  return outcomeProgress({
    outcomes: outcomes.map(({ id, programme, code }) => ({ id, code: `${programme} ${code}` })),
    budget: own.map(({ outcomeId, budget }) => ({ outcomeId, minor: budget })),
    spending: own,
    activities: own.flatMap(({ outcomeId, kinds }) => kinds.map((kind) => ({ outcomeId, ...kind }))),
    indicators,
  });
};
