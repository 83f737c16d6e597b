import { paths, withQuery } from '../../../paths.ts';
import { type CoverageFilter, type CoverageMeasure, entriesQuery } from '../rules/coverage-choice.ts';
import type { PortfolioLine } from '../rules/portfolio-lines.ts';
import type { Moment } from './asked-day.tsx';
import { moneyLinks } from './money-links.ts';

/** What is chosen, and the day as of which the figures are read. */
export type PortfolioChoice = Moment & {
  programmeId: string | undefined;
  year: number | undefined;
};

/**
 * Where each figure of the portfolio leads. Under figures as of a day, to lists as of its audit number; a list that only
 * says how things stand today would not add up to them, so that it is not linked.
 */
export const portfolioLinks = ({ programmeId, year, on, asOf }: PortfolioChoice) => {
  const ofToday = (href: string): string | undefined => (on === undefined ? href : undefined);
  const ofLine = ({ programmeId: programme, outcome }: PortfolioLine) => ({
    programme,
    outcome: outcome?.id ?? 'none',
    year: year?.toString(),
  });
  const moneyOf = ({ programmeId: programme, outcome }: PortfolioLine) =>
    moneyLinks({
      ...{ on, asOf, programmeId: programme },
      outcome: outcome?.id ?? 'none',
      year: year?.toString(),
    });
  return {
    outcome: (id: string) => withQuery(paths.outcome({ id }), { on }),
    country: (country: string) => withQuery(paths.country({ country }), { on }),
    indicators: (id: string) =>
      on === undefined ? paths.indicators({ id }) : `${withQuery(paths.outcome({ id }), { on })}#indicators`,
    budget: (line: PortfolioLine) => moneyOf(line).budget,
    spent: (line: PortfolioLine) => moneyOf(line).spent([line]),
    activities: (line: PortfolioLine, state: 'standing' | 'held') =>
      ofToday(withQuery(paths.activities(), { state, ...ofLine(line) })),
    /** Of an aim or of a kind, under all outcomes. */
    activitiesOf: (of: { aim: string } | { kind: string }) =>
      ofToday(
        withQuery(paths.portfolioActivities(), { ...of, programme: programmeId, year: year?.toString() }),
      ),
    coverage: (measure: CoverageMeasure, filter: CoverageFilter) =>
      withQuery(paths.coverageEntries(), { ...entriesQuery(measure, filter), on }),
  };
};

export type PortfolioLinks = ReturnType<typeof portfolioLinks>;
