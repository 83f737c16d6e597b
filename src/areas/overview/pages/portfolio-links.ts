import { paths, withQuery } from '../../../paths.ts';
import { type CoverageFilter, type CoverageMeasure, entriesQuery } from '../rules/coverage-choice.ts';
import type { PortfolioLine } from '../rules/portfolio-lines.ts';
import { isCertifiedInPart } from '../rules/spent-before.ts';
import type { CountedMoment } from './asked-day.tsx';
import { moneyLinks } from './money-links.ts';

/** What is chosen, and the day as of which the figures are read. */
export type PortfolioChoice = CountedMoment & {
  programmeId: string | undefined;
  aim?: string | undefined;
  year: number | undefined;
  /** Limited to a control, of which no list holds several outcomes. */
  isControlled: boolean;
  /** Whether something was spent in a programme without a line. */
  hasOthers: boolean;
};

/**
 * Where each figure of the portfolio leads. Under figures as of a day, to lists as of its audit number; a list that only
 * says how things stand today would not add up to them, so that it is not linked.
 */
export const portfolioLinks = (choice: PortfolioChoice) => {
  const { programmeId, aim, year, on, asOf } = choice;
  const ofToday = (href: string): string | undefined => (on === undefined ? href : undefined);
  const ofLine = ({ programmeId: programme, outcome }: PortfolioLine) => ({
    programme,
    outcome: outcome?.id ?? 'none',
    year: year?.toString(),
  });
  const moneyOf = ({ programmeId: programme, outcome }: PortfolioLine) =>
    moneyLinks({
      ...{ on, asOf, programmeId: programme },
      ...{ outcome: outcome?.id ?? 'none', isGone: outcome?.isGone },
      year: year?.toString(),
    });
  return {
    ...sumLinks(choice),
    outcome: (id: string) => withQuery(paths.outcome({ id }), { on }),
    country: (country: string) => withQuery(paths.country({ country }), { on }),
    indicators: (id: string) =>
      on === undefined ? paths.indicators({ id }) : `${withQuery(paths.outcome({ id }), { on })}#indicators`,
    /** Where each indicator tells its own part, of the year and the day. */
    unapproved: (id: string) =>
      `${withQuery(paths.outcome({ id }), { year: year?.toString(), on })}#indicators`,
    budget: (line: PortfolioLine) => moneyOf(line).budget,
    spent: (line: PortfolioLine) => moneyOf(line).spent([line]),
    activities: (line: PortfolioLine, state: 'standing' | 'held') =>
      ofToday(withQuery(paths.activities(), { state, ...ofLine(line) })),
    /** Of an aim, of a kind or all of them. */
    activitiesOf: (of: { aim?: string; kind?: string } = {}) =>
      ofToday(
        withQuery(paths.portfolioActivities(), {
          aim,
          ...of,
          programme: programmeId,
          year: year?.toString(),
        }),
      ),
    coverage: (measure: CoverageMeasure, filter: CoverageFilter) =>
      withQuery(paths.coverageEntries(), { ...entriesQuery(measure, filter), on }),
  };
};

/** The lines of a table, which a sum that no list adds up to opens. */
const itsLines = '#outcomes';

/** Where sums over several lines lead: to the list that adds up to them, else to the lines that do. */
const sumLinks = ({ programmeId, year, on, asOf, isControlled, hasOthers, aim }: PortfolioChoice) => {
  /** Of the whole of one programme. */
  const ofOne = (lines: readonly PortfolioLine[]) => {
    const [first, ...others] = new Set(lines.map((line) => line.programmeId));
    return first && others.length === 0 && aim === undefined
      ? moneyLinks({ ...{ on, asOf, programmeId: first }, year: year?.toString() })
      : undefined;
  };
  return {
    /** The lines of an aim's outcomes, each with the list of its own. */
    linesOfAim: (code: string) =>
      `${withQuery(paths.portfolio(), { aim: code, programme: programmeId, year: year?.toString(), on })}${itsLines}`,
    budgetOfAll: (lines: readonly PortfolioLine[]) => ofOne(lines)?.budget ?? itsLines,
    spentOfAll: (lines: readonly PortfolioLine[]) => {
      if (isControlled || aim !== undefined) return itsLines;
      const whole = ofOne(lines);
      if (whole) return whole.spent(lines);
      return isCertifiedInPart(lines) || hasOthers
        ? itsLines
        : withQuery(paths.expenses(), { year: year?.toString(), asof: asOf?.toString() });
    },
    indicatorsOfAll: itsLines,
  };
};

export type PortfolioLinks = ReturnType<typeof portfolioLinks>;
