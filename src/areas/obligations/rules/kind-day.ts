import type { KindRow } from './obligation-kind.ts';
import { obligationSeeds } from './obligation-seeds.ts';

/** What the legal day of a kind is computed of. */
export type KindDay = Pick<
  KindRow,
  'code' | 'bound' | 'yearsAfter' | 'month' | 'day' | 'monthsAfter' | 'daysAfter'
>;

/** Whether a kind has the day with which the program brings it, or an institute gave it another one. */
export const isDayBrought = ({ code, ...day }: KindDay): boolean =>
  obligationSeeds.some(
    (seed) =>
      seed.code === code &&
      seed.bound === day.bound &&
      seed.yearsAfter === day.yearsAfter &&
      seed.month === day.month &&
      seed.day === day.day &&
      seed.monthsAfter === day.monthsAfter &&
      seed.daysAfter === day.daysAfter,
  );
