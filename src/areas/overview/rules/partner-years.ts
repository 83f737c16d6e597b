import { type CalendarDay, yearOf } from '../../../kernel/calendar-day.ts';

/** What is told of a partner through the years, in the order in which it is read. */
export const yearSubjects = [
  'affiliations',
  'support',
  'agreements',
  'screenings',
  'capacity',
  'members',
  'dialogue',
  'won',
  'advocacy',
  'ownership',
  'hand-over',
] as const;
export type YearSubject = (typeof yearSubjects)[number];

/** A fact with its days: one day, or from a day on (`until` null: it holds still). */
export type YearFact = { subject: YearSubject; from: CalendarDay; until: CalendarDay | null };

/** As many years as stand on one page. */
const yearsAPage = 10;

/** The years of a page that ends with `last`, the oldest first. */
export const yearsUntil = (last: number): number[] =>
  Array.from({ length: yearsAPage }, (_, at) => last - yearsAPage + 1 + at);

/** The last year that is asked for; undefined where none can be meant, and for one to come. */
export const lastYearAsked = (asked: string, thisYear: number): number | undefined => {
  const year = /^(19|20|21)\d\d$/.test(asked) ? Number(asked) : undefined;
  return year !== undefined && year <= thisYear ? year : undefined;
};

/** Whether it holds on at least one day of the year. What holds still says nothing of years to come. */
export const holdsIn = ({ from, until }: YearFact, year: number): boolean =>
  yearOf(from) <= year && (until === null || yearOf(until) >= year);

/** By year and subject what held then, the earliest first; a subject without facts in a year is not in its map. */
export const factsByYear = <F extends YearFact>(
  facts: readonly F[],
  years: readonly number[],
): ReadonlyMap<number, ReadonlyMap<YearSubject, readonly F[]>> => {
  const inOrder = [...facts].sort((a, b) => (a.from < b.from ? -1 : Number(a.from > b.from)));
  return new Map(
    years.map((year) => {
      const held = inOrder.filter((fact) => holdsIn(fact, year));
      return [year, Map.groupBy(held, ({ subject }) => subject)] as const;
    }),
  );
};

/** The last years before these in which something began; undefined where nothing did. */
export const yearBefore = (facts: readonly YearFact[], years: readonly number[]): number | undefined => {
  const [first = 0] = years;
  return facts.some(({ from }) => yearOf(from) < first) ? first - 1 : undefined;
};
