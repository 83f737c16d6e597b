import type { FieldErrors } from '../../../kernel/problem.ts';
import {
  type Measure,
  type OverPartners,
  type OverTime,
  overPartnersWays,
  overTimes,
} from './indicator-input.ts';

type Way = { overTime: OverTime; overPartners: OverPartners };
export type Ways = Way & { measure: Measure; formula?: string | null | undefined };

const counted = {
  overTime: overTimes,
  overPartners: overPartnersWays.filter((way) => way !== 'ratio'),
};
const inWords = { overTime: ['last'], overPartners: ['none'] } as const;

/**
 * How values of a kind can come together. Shares of different wholes and ranks do not add up, words do not come together at all; of yes
 * and no, how many say yes is a number.
 */
const fitting: Record<Measure, { overTime: readonly OverTime[]; overPartners: readonly OverPartners[] }> = {
  number: counted,
  percentage: {
    overTime: overTimes.filter((way) => way !== 'sum'),
    overPartners: overPartnersWays.filter((way) => way !== 'sum'),
  },
  ordinal: { overTime: ['last', 'maximum', 'mean'], overPartners: ['maximum', 'mean', 'none'] },
  boolean: counted,
  nominal: inWords,
  qualitative: inWords,
};

/** The ways that a form takes where the person leaves it to the kind of value. */
const usual: Record<Measure, Way> = {
  number: { overTime: 'last', overPartners: 'sum' },
  percentage: { overTime: 'last', overPartners: 'ratio' },
  ordinal: { overTime: 'last', overPartners: 'none' },
  boolean: { overTime: 'last', overPartners: 'none' },
  nominal: { overTime: 'last', overPartners: 'none' },
  qualitative: { overTime: 'last', overPartners: 'none' },
};

/** The usual ways of a kind of value; none where none is chosen. */
export const usualWays = (measure: string | undefined): Way | undefined =>
  Object.hasOwn(usual, measure ?? '') ? usual[measure as Measure] : undefined;

/**
 * Which of its ways a measure does not allow, by field, with those that fit. What a formula works out comes together by its parts; numerators
 * and denominators add up over time too.
 */
export const wayProblems = ({ measure, overTime, overPartners, formula }: Ways): FieldErrors => {
  if (formula) return {};
  const fits = fitting[measure];
  const errors: FieldErrors = {};
  const addsParts = measure === 'percentage' && overPartners === 'ratio' && overTime === 'sum';
  if (!fits.overTime.includes(overTime) && !addsParts) errors.overTime = [{ key: whyNot(measure).overTime }];
  if (!fits.overPartners.includes(overPartners))
    errors.overPartners = [
      { key: overPartners === 'ratio' ? 'results.ratio-of-a-percentage' : whyNot(measure).overPartners },
    ];
  return errors;
};

const whyNot = (measure: Measure): { overTime: string; overPartners: string } =>
  measure === 'percentage'
    ? { overTime: 'results.shares-over-time', overPartners: 'results.shares-do-not-add-up' }
    : measure === 'ordinal'
      ? { overTime: 'results.ranks-over-time', overPartners: 'results.ranks-do-not-add-up' }
      : { overTime: 'results.words-over-time', overPartners: 'results.words-do-not-add-up' };

/** The same of a definition that takes another's place: one that stands so may be worded otherwise as it is. */
export const newWayProblems = (said: Ways, standing: Ways | undefined): FieldErrors =>
  standing &&
  said.measure === standing.measure &&
  said.overTime === standing.overTime &&
  said.overPartners === standing.overPartners
    ? {}
    : wayProblems(said);
