import type { Words } from '../../../text/words.ts';
import {
  isAtMost,
  nearTarget,
  onCourse,
  type ScoredFigures,
  type ScoreProposal,
  spentShare,
} from '../rules/score-proposal.ts';
import type { Bounds, Measure } from '../rules/score-questions.ts';

/** From which figure on which letter is proposed. */
export const boundsText = (words: Words, { measure, forA, forB, forC }: Bounds): string =>
  words.t(isAtMost(measure) ? 'reviews.bounds-at-most' : 'reviews.bounds-at-least', {
    a: forA,
    b: forB,
    c: forC,
  });

/** The same with what is measured, whether anybody read the numbers, and where. */
export const wholeBoundsText = (words: Words, bounds: Bounds | null): string =>
  bounds
    ? [
        words.t(`reviews.measure-${bounds.measure}`),
        boundsText(words, bounds),
        words.t(`rulebook.confidence-${bounds.confidence}`),
        bounds.source,
      ]
        .filter(Boolean)
        .join(' · ')
    : '';

/** The first sentence of a story, made of the figures, as this reader speaks; empty where figures are missing. */
export const proposedStory = (words: Words, { bounds, percent }: ScoreProposal, figures: ScoredFigures) => {
  if (percent === null) return '';
  const { measure } = bounds;
  const args = { year: String(figures.year), percent: shownPercent(measure, percent, figures) };
  return words.t(`reviews.story-of-${measure}`, { ...args, ...facts(words, figures)[measure] });
};

const shownPercent = (measure: Measure, percent: number, figures: ScoredFigures): number =>
  measure === 'budget-spent' ? spentShare(figures) : percent;

const facts = (words: Words, figures: ScoredFigures): Record<Measure, Record<string, string | number>> => {
  const { activities, money, indicators } = figures;
  const said = (minor: number) => words.money({ minor, currency: money.currency });
  return {
    'course-of-indicators': { count: indicators.length },
    'indicators-on-course': { count: indicators.length, reached: onCourse(figures), near: nearTarget },
    'budget-spent': { spent: said(money.spent), budget: said(money.budget) },
    'activities-held': { held: activities.held, planned: activities.planned },
    'women-taking-part': {
      women: activities.women,
      known: activities.sexKnown,
      unknown: activities.participants - activities.sexKnown,
    },
  };
};
