import { compareDecimals, type Decimal } from '../../../kernel/decimal.ts';
import { defineRule, type Rule } from '../../rulebook/rules/rule.ts';
import { type Adding, brokenParts } from './breakdown-sum.ts';
import type { Cell } from './cell-change.ts';
import type { Measure, OverPartners, OverTime } from './indicator-input.ts';
import { leavingMoments } from './leaving-rules.ts';
import { outsideProgramme } from './programme-days.ts';

/** What the rules see of one measurement. */
export type MeasurementFacts = {
  from: string;
  until: string;
  programme: { from: string; until: string };
  measure: Measure;
  overTime: OverTime;
  overPartners: OverPartners;
  value: Decimal | null;
  /** How many other figures of the same partner, country, indicator and cell share days with this one. */
  overlapping: number;
  /** In the definition in force, as `parts`. */
  breakdown: Cell;
  /** The figures of the same partner, country and period that lie in its cell. */
  parts: readonly { breakdown: Cell; value: Decimal }[];
  /** What the last definition that compares with its own counts. */
  counting: Pick<Adding, 'axes' | 'leftOutAxes'>;
};

/** What is reported is what happened while the programme ran. */
export const measuredInPeriodRule = defineRule<MeasurementFacts>({
  id: 'R-programme-period',
  severity: 'warns',
  moments: ['submitting', ...leavingMoments],
  citation: 'AR/KB 11 Sept 2016, art. 1 (outcome) and art. 43-44 (progress of the programme)',
  origin: 'house',
  parameters: [],
  judge: ({ from, until, programme }) => {
    const kept = Object.keys(outsideProgramme({ from, until }, programme)).length === 0;
    return {
      kept,
      sentence: {
        key: kept ? 'results.check-period-kept' : 'results.check-period-broken',
        args: { from: programme.from, until: programme.until },
      },
      inputs: { from, until, programmeFrom: programme.from, programmeUntil: programme.until },
    };
  },
});

/** A year and its quarters are not added up together. */
export const countedOnceRule = defineRule<MeasurementFacts>({
  id: 'R-counted-once',
  severity: 'warns',
  moments: ['submitting', ...leavingMoments],
  citation: 'Relais: figures that are summed over time come from periods that do not overlap',
  origin: 'house',
  parameters: [],
  judge: ({ overTime, overlapping, from, until }) => {
    const kept = overTime !== 'sum' || overlapping === 0;
    return {
      kept,
      sentence: {
        key: kept ? 'results.check-once-kept' : 'results.check-once-broken',
        args: { count: overlapping },
      },
      inputs: { from, until, overlapping, overTime },
    };
  },
});

/** A share of a whole lies between nothing and all of it; growth is another indicator. */
export const percentageRule = defineRule<MeasurementFacts>({
  id: 'R-percentage',
  severity: 'warns',
  moments: ['submitting', ...leavingMoments],
  citation: 'Relais: a percentage is a share of a whole',
  origin: 'house',
  parameters: [],
  judge: ({ measure, value }) => {
    const kept =
      measure !== 'percentage' ||
      value === null ||
      (compareDecimals(value, '0') >= 0 && compareDecimals(value, '100') <= 0);
    return {
      kept,
      sentence: {
        key: kept ? 'results.check-percentage-kept' : 'results.check-percentage-broken',
        args: { value: value ?? '' },
      },
      inputs: { measure, value },
    };
  },
});

/**
 * Parts that are told apart by the same things cannot be more than what they are parts of; fewer is what nobody could tell. Whoever
 * enters a figure is refused by the same sum (`breakdown-sum.ts`); what is marked here came otherwise, by a file of results, a
 * change of the definition or an undone import.
 */
export const breakdownSumRule = defineRule<MeasurementFacts>({
  id: 'R-breakdown-sum',
  severity: 'warns',
  moments: ['submitting', ...leavingMoments],
  citation: 'Agreement of 6 June 2007, objective 5: figures by sex, age and kind of economy add up',
  origin: 'house',
  parameters: [],
  judge: ({ measure, overPartners, counting, breakdown, value, parts }) => {
    const [broken] = brokenParts({ measure, overPartners, ...counting }, { breakdown, value }, parts);
    const { dimension = '', sum = '' } = broken?.args ?? {};
    return {
      kept: broken === undefined,
      sentence: broken ?? { key: 'results.check-sum-kept' },
      inputs: { measure, overPartners, value, dimension, sum },
    };
  },
});

export const resultRules: readonly Rule<MeasurementFacts>[] = [
  measuredInPeriodRule,
  countedOnceRule,
  percentageRule,
  breakdownSumRule,
];
