import { todayIn, yearOf } from '../../../kernel/calendar-day.ts';
import type { Localized } from '../../../kernel/localized.ts';
import type { FieldErrors } from '../../../kernel/problem.ts';
import type { ContributionSaid } from './framework-input.ts';

type Year = ContributionSaid['years'][number];

const values = ['plannedValue', 'achievedValue'] as const;

const saysSomething = (year: Year): boolean =>
  values.some((field) => year[field] !== undefined) || Object.keys(year.text).length > 0;

/** Years of which something is said, in their order. */
export const saidYears = (years: readonly Year[]): Year[] =>
  years.filter(saysSomething).sort((a, b) => a.year - b.year);

type Common = { fromYear: number; untilYear: number };

/** Whether programme and framework do not both run in a year. */
export const isOutside = (year: number, { fromYear, untilYear }: Common): boolean =>
  year < fromYear || year > untilYear;

type Within = Common & {
  unit: Localized;
  /** What stood before. */
  years?: readonly { year: number }[];
};

/**
 * What is wrong with what a contribution is each year: a year is one of programme and framework and named once, values
 * are counted in the unit of the target, and nothing is achieved before its year began. A year that stands although a
 * period was shortened since is a fact: it may stay and be corrected, so that it holds up nothing else.
 */
export const contributionYearErrors = (
  years: readonly Year[],
  { unit, years: standing = [], ...common }: Within,
): FieldErrors | undefined => {
  const errors: FieldErrors = {};
  const thisYear = yearOf(todayIn());
  years.forEach((row, at) => {
    if (!saysSomething(row)) return;
    const isTwice = years.findIndex(({ year }) => year === row.year) < at;
    const isNewOutside = isOutside(row.year, common) && standing.every(({ year }) => year !== row.year);
    if (isNewOutside || isTwice)
      errors[`years.${at}.text`] = [{ key: 'programmes.contribution-year-outside' }];
    for (const field of values)
      if (row[field] !== undefined && Object.keys(unit).length === 0)
        errors[`years.${at}.${field}`] = [{ key: 'programmes.contribution-without-unit' }];
    if (row.achievedValue !== undefined && row.year > thisYear)
      errors[`years.${at}.achievedValue`] = [{ key: 'programmes.contribution-not-begun' }];
  });
  return Object.keys(errors).length > 0 ? errors : undefined;
};
