import { type CalendarDay, firstDayOfYear, lastDayOfYear } from '../../../kernel/calendar-day.ts';
import { type Held, heldByIndicators } from '../../results/rules/held.ts';
import { type CourseCount, courseCount, type Judged } from './course-count.ts';
import { elapsedShare } from './course-state.ts';
import { moneyInYear } from './money-in-year.ts';
import { sumOf } from './sums.ts';

type Outcome = {
  id: string;
  code: string;
  title: unknown;
  aims: readonly string[];
  programmeId: string;
  programme: string;
  programmeTitle: unknown;
  fromOn: CalendarDay;
  untilOn: CalendarDay;
  currency: string;
  /** It was removed after the day that is asked. */
  isGone?: true | undefined;
};

export type PortfolioFacts = {
  outcomes: readonly Outcome[];
  /** Nothing: the whole of each programme. */
  year: number | undefined;
  today: CalendarDay;
  budget: readonly {
    programmeId: string;
    outcomeId: string | null;
    from: CalendarDay;
    until: CalendarDay;
    minor: number;
  }[];
  spending: readonly {
    programmeId: string;
    outcomeId: string | null;
    year: number;
    spent: number;
    opening: number;
    transferred: number;
  }[];
  activities: readonly {
    outcomeId: string;
    kind: string;
    planned: number;
    held: number;
    cancelled: number;
    participants: number;
    women: number;
  }[];
  indicators: readonly (Judged & {
    indicator: { outcomeId: string; formula?: string | null };
    actual?: Held | null;
  })[];
};

export type KindCount = {
  kind: string;
  planned: number;
  held: number;
  cancelled: number;
  participants: number;
  women: number;
};

/** One outcome, or what no outcome of a programme bears (`outcome` null); money in minor units of its currency. */
export type PortfolioLine = CourseCount &
  Held & {
    programmeId: string;
    programme: string;
    programmeTitle: unknown;
    currency: string;
    outcome: Pick<Outcome, 'id' | 'code' | 'title' | 'aims' | 'isGone'> | null;
    budget: number;
    spent: number;
    /** Of it, what was certified before the house joined. */
    opening: number;
    transferred: number;
    kinds: readonly KindCount[];
  };

/** The figures of each outcome in the order given; a last line for a programme's management where it has money. */
export const portfolioLines = (all: PortfolioFacts): PortfolioLine[] => {
  const facts = all.year === undefined ? all : { ...all, ...moneyInYear(all, all.year) };
  const byProgramme = Map.groupBy(facts.outcomes, ({ programmeId }) => programmeId);
  return [...byProgramme.values()].flatMap((outcomes) => {
    const lines = outcomes.map((outcome) => lineOf(facts, outcome, outcome));
    const rest = lineOf(facts, outcomes[0] as Outcome, null);
    return rest.budget !== 0 || rest.spent !== 0 || rest.transferred !== 0 ? [...lines, rest] : lines;
  });
};

const lineOf = (facts: PortfolioFacts, programme: Outcome, outcome: Outcome | null): PortfolioLine => {
  const isOwn = (cell: { programmeId: string; outcomeId: string | null }) =>
    cell.programmeId === programme.programmeId && cell.outcomeId === (outcome?.id ?? null);
  const spending = facts.spending.filter(isOwn);
  // A year's targets are due within it: there the time of the year counts, not that of the programme.
  const elapsed = elapsedShare(facts.year === undefined ? programme : wholeYear(facts.year), facts.today);
  const indicators = facts.indicators.filter(({ indicator }) => indicator.outcomeId === outcome?.id);
  return {
    programmeId: programme.programmeId,
    programme: programme.programme,
    programmeTitle: programme.programmeTitle,
    currency: programme.currency,
    outcome: outcome && {
      ...{ id: outcome.id, code: outcome.code, title: outcome.title, aims: outcome.aims },
      isGone: outcome.isGone,
    },
    budget: sumOf(facts.budget.filter(isOwn), ({ minor }) => minor),
    spent: sumOf(spending, (cell) => cell.spent),
    opening: sumOf(spending, ({ opening }) => opening),
    transferred: sumOf(spending, ({ transferred }) => transferred),
    kinds: facts.activities.filter(({ outcomeId }) => outcomeId === outcome?.id),
    ...courseCount(indicators, elapsed),
    ...heldByIndicators(indicators),
  };
};

/** A year as a period. */
export const wholeYear = (year: number) => ({ fromOn: firstDayOfYear(year), untilOn: lastDayOfYear(year) });

/** Lines by a code that a line may bear several times or not at all: an outcome for two aims counts for both. */
export const linesByCode = (
  lines: readonly PortfolioLine[],
  codesOf: (line: PortfolioLine) => readonly string[],
): Map<string, PortfolioLine[]> => {
  const pairs = lines.flatMap((line) => codesOf(line).map((code) => ({ code, line })));
  const groups = Map.groupBy(pairs, ({ code }) => code);
  return new Map(
    [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([code, of]) => [code, of.map(({ line }) => line)]),
  );
};
