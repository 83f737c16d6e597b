import type { StandingFigure } from './match-figures.ts';

/** What makes a figure known again: indicator, partner, country, period, cell, and how a target is meant. */
export const figureRowKey = (
  figure: Pick<
    StandingFigure,
    'indicatorId' | 'partnershipId' | 'country' | 'from' | 'until' | 'breakdown' | 'isShare' | 'isMilestone'
  >,
): string =>
  JSON.stringify([
    figure.indicatorId,
    figure.partnershipId,
    figure.from,
    figure.until,
    Object.entries(figure.breakdown).sort(([a], [b]) => (a < b ? -1 : 1)),
    figure.isShare,
    figure.isMilestone,
    ...(figure.country ? [figure.country] : []),
  ]);
