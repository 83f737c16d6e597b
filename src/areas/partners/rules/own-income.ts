import { yearOf } from '../../../kernel/calendar-day.ts';
import type { OwnShareFacts } from './own-share.ts';
import type { ScreeningSeen } from './screening.ts';

/**
 * What screenings tell of a union's own share: dues and other own income, of each year's last screening that knows
 * the income. `screenings` come with the latest first.
 */
export const ownIncomeByYear = (
  screenings: readonly Pick<ScreeningSeen, 'screenedOn' | 'income'>[],
): OwnShareFacts['shares'] => {
  const byYear = new Map<number, number>();
  for (const { screenedOn, income } of screenings) {
    const year = yearOf(screenedOn);
    if (income && !byYear.has(year)) byYear.set(year, income.dues + income.other);
  }
  return [...byYear].map(([year, share]) => ({ year, share })).sort((a, b) => a.year - b.year);
};
