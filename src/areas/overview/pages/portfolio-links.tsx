import type { Child } from 'hono/jsx';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { paths, withQuery } from '../../../paths.ts';
import type { PortfolioLine } from '../rules/portfolio-lines.ts';
import { isCertifiedInPart } from '../rules/spent-before.ts';

export type PortfolioChoice = {
  programmeId: string | undefined;
  year: number | undefined;
  /** The day as of which the figures are read, and its audit number. */
  on: CalendarDay | undefined;
  asOf: number | undefined;
};

/**
 * Where each figure of the portfolio leads. Under figures as of a day, to lists as of its audit number; a list that only
 * says how things stand today would not add up to them, so that it is not linked.
 */
export const portfolioLinks = ({ programmeId, year, on, asOf }: PortfolioChoice) => {
  const then = asOf === undefined ? {} : { asof: String(asOf) };
  const ofToday = (href: string): string | undefined => (on === undefined ? href : undefined);
  const ofLine = ({ programmeId: programme, outcome }: PortfolioLine) => ({
    programme,
    outcome: outcome?.id ?? 'none',
    year: year?.toString(),
  });
  return {
    outcome: (id: string) => ofToday(paths.outcome({ id })),
    country: (country: string) => ofToday(paths.country({ country })),
    indicators: (id: string) => ofToday(paths.indicators({ id })),
    budget: ({ programmeId: id, outcome }: PortfolioLine) =>
      withQuery(paths.budget({ id }), { outcome: outcome?.id, ...then }),
    spent: (line: PortfolioLine) =>
      isCertifiedInPart([line])
        ? withQuery(paths.budgetAgainstActual({ id: line.programmeId }), { on })
        : withQuery(paths.expenses(), { ...ofLine(line), ...then }),
    activities: (line: PortfolioLine, state: 'standing' | 'held') =>
      ofToday(withQuery(paths.activities(), { state, ...ofLine(line) })),
    /** Of an aim or of a kind, under all outcomes. */
    activitiesOf: (of: { aim: string } | { kind: string }) =>
      ofToday(
        withQuery(paths.portfolioActivities(), { ...of, programme: programmeId, year: year?.toString() }),
      ),
    coverage: ofToday,
  };
};

export type PortfolioLinks = ReturnType<typeof portfolioLinks>;

/** A figure with its entries behind it, where there is a list that adds up to it. */
export function Led({ to, title, children }: { to: string | undefined; title?: string; children?: Child }) {
  if (to === undefined) return title ? <span title={title}>{children}</span> : children;
  return (
    <a href={to} title={title}>
      {children}
    </a>
  );
}
