import type { Problem } from '../../../kernel/problem.ts';
import type { Score } from './score-input.ts';
import type { Bounds, Measure, ScoreQuestion } from './score-questions.ts';

/** Live figures of an outcome that measures read; money in minor units of `currency`, until the end of the year. */
export type ScoredFigures = {
  year: number;
  /** What is still to come of it is not known. */
  isOver: boolean;
  /** Those that are measured in figures. `course`: of the way to what was aimed at by then, in per cent. */
  indicators: readonly {
    id: string;
    code: string;
    isMeasured: boolean;
    isAimed: boolean;
    course: number | undefined;
  }[];
  money: { spent: number; budget: number; currency: string };
  /** Of the year. */
  activities: { planned: number; held: number; participants: number; women: number; sexKnown: number };
};

/** What live figures propose to answer a question with. */
export type ScoreProposal = {
  question: string;
  bounds: Bounds;
  /** What the bounds are held against, in whole per cent, and the letter; null where figures are missing. */
  percent: number | null;
  score: Score | null;
  /** Which figures are missing. */
  missing: (Problem & { indicatorId?: string })[];
};

/** Part of the way from which an indicator counts as on course to what was aimed at by then, in per cent (house rule). */
export const nearTarget = 85;

/** The letters that figures propose, of each question that a measure speaks to, in their order. */
export const scoreProposals = (
  questions: readonly Pick<ScoreQuestion, 'code' | 'bounds'>[],
  figures: ScoredFigures,
): ScoreProposal[] =>
  questions.flatMap(({ code, bounds }) => {
    if (!bounds) return [];
    const missing = [...restOfYear(figures), ...missingOf[bounds.measure](figures)];
    const percent = missing.length > 0 ? null : percentOf[bounds.measure](figures);
    const score = percent === null ? null : letterOf(bounds, percent);
    return [{ question: code, bounds, percent, score, missing }];
  });

/** Of spending, how far it lies from the budget: less is better. Of everything else more is. */
export const isAtMost = (measure: Measure): boolean => measure === 'budget-spent';

const letterOf = ({ measure, forA, forB, forC }: Bounds, percent: number): Score => {
  const reaches = (bound: number) => (isAtMost(measure) ? percent <= bound : percent >= bound);
  if (reaches(forA)) return 'A';
  if (reaches(forB)) return 'B';
  return reaches(forC) ? 'C' : 'D';
};

const share = (part: number, whole: number): number => Math.round((100 * part) / whole);

/** How much of the budget until then was spent, in whole per cent. */
export const spentShare = ({ money: { spent, budget } }: ScoredFigures): number => share(spent, budget);

/** How many indicators are near what was aimed at by then. */
export const onCourse = ({ indicators }: ScoredFigures): number =>
  indicators.filter(({ course = 0 }) => course >= nearTarget).length;

const percentOf: Readonly<Record<Measure, (figures: ScoredFigures) => number>> = {
  'course-of-indicators': ({ indicators }) => {
    const courses = indicators.map(({ course = 0 }) => Math.min(Math.max(course, 0), 100));
    return Math.round(courses.reduce((sum, course) => sum + course, 0) / courses.length);
  },
  'indicators-on-course': (figures) => share(onCourse(figures), figures.indicators.length),
  'budget-spent': (figures) => Math.abs(100 - spentShare(figures)),
  'activities-held': ({ activities: { held, planned } }) => share(held, planned),
  'women-taking-part': ({ activities: { women, sexKnown } }) => share(women, sexKnown),
};

type Missing = ScoreProposal['missing'];

const restOfYear = ({ year, isOver }: ScoredFigures): Missing =>
  isOver ? [] : [{ key: 'reviews.lacks-rest-of-year', args: { year: String(year) } }];

const missingIndicators = ({ indicators }: ScoredFigures): Missing => {
  if (indicators.length === 0) return [{ key: 'reviews.lacks-indicators' }];
  return indicators.flatMap(({ id, code, isMeasured, isAimed, course }) => {
    if (course !== undefined) return [];
    const key = isMeasured && isAimed ? 'reviews.lacks-way' : 'reviews.lacks-target';
    return [{ key: isMeasured ? key : 'reviews.lacks-measurement', args: { code }, indicatorId: id }];
  });
};

const unless = (isKnown: boolean, key: string): Missing => (isKnown ? [] : [{ key }]);

const missingOf: Readonly<Record<Measure, (figures: ScoredFigures) => Missing>> = {
  'course-of-indicators': missingIndicators,
  'indicators-on-course': missingIndicators,
  'budget-spent': ({ money }) => unless(money.budget > 0, 'reviews.lacks-budget'),
  'activities-held': ({ activities }) => unless(activities.planned > 0, 'reviews.lacks-activities'),
  'women-taking-part': ({ activities: { participants, sexKnown } }) =>
    unless(sexKnown > 0, participants > 0 ? 'reviews.lacks-sex' : 'reviews.lacks-participants'),
};

/** Where what was given is another letter than what is proposed. */
export const differsFrom = (
  proposals: readonly ScoreProposal[],
  given: readonly { question: string; score: Score | null }[],
): (ScoreProposal & { score: Score; given: Score })[] =>
  proposals.flatMap((proposal) => {
    const letter = given.find(({ question }) => question === proposal.question)?.score;
    const { score } = proposal;
    return letter && score && letter !== score ? [{ ...proposal, score, given: letter }] : [];
  });
