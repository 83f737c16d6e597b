import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { addDays } from '../../../kernel/calendar-day.ts';
import type { Period } from '../../../kernel/period.ts';
import { type RegionalBodyFacts, regionalPresence, type SupportPeriod } from './regional-presence.ts';

/** Whether a country must be a partner country on the day, or ever was one until then. */
export type CountryReading = 'now' | 'ever';

/** All that is known of a body through the years; the facts of one day are cut from it. */
export type RegionalHistory<S extends SupportPeriod = SupportPeriod> = Omit<
  RegionalBodyFacts,
  'day' | 'partnerCountries' | 'supports'
> & { supports: readonly S[]; partnerCountries: readonly (Period & { country: string })[] };

export const regionalFactsOn = <S extends SupportPeriod>(
  history: RegionalHistory<S>,
  day: CalendarDay,
  reading: CountryReading,
): Omit<RegionalBodyFacts, 'supports'> & { supports: readonly S[] } => ({
  ...history,
  day,
  partnerCountries: [
    ...new Set(
      history.partnerCountries
        .filter(({ from, until }) => from <= day && (reading === 'ever' || until === null || until >= day))
        .map(({ country }) => country),
    ),
  ],
});

export type RegionalChange = {
  kept: boolean;
  counted: readonly string[];
  /** Kept: how many countries must cease to count to end it. Not kept: how many more are needed. */
  distance: number;
  /** Countries where the support of an affiliate by this institute is all that lacks. */
  bySupport: readonly string[];
  /** Countries where affiliates were supported, which are no partner country. */
  byPartnerCountry: readonly string[];
  /** First day after this one on which what is recorded already changes the verdict. */
  changesOn: CalendarDay | null;
};

/** What would turn the verdict of a day, by the facts as they are recorded. `minimum` = least number of countries. */
export const whatWouldChange = (
  history: RegionalHistory,
  day: CalendarDay,
  { minimum, reading }: { minimum: number; reading: CountryReading },
): RegionalChange => {
  const presence = regionalPresence(regionalFactsOn(history, day, reading));
  const countsOn = (on: CalendarDay) =>
    regionalPresence(regionalFactsOn(history, on, reading)).filter(({ counts }) => counts).length >= minimum;
  const counted = presence.filter(({ counts }) => counts).map(({ country }) => country);
  const kept = counted.length >= minimum;
  const codes = (isOne: (country: (typeof presence)[number]) => boolean) =>
    presence.filter(isOne).map(({ country }) => country);
  const wasSupported = ({ affiliates }: (typeof presence)[number]) =>
    affiliates.some(({ supports }) => supports.some(({ givenBy }) => givenBy === null));
  return {
    kept,
    counted,
    distance: kept ? counted.length - minimum + 1 : minimum - counted.length,
    bySupport: kept ? [] : codes(({ counts, isPartnerCountry }) => !counts && isPartnerCountry),
    byPartnerCountry: kept ? [] : codes((one) => !one.isPartnerCountry && wasSupported(one)),
    changesOn: turningDays(history, day).find((on) => countsOn(on) !== kept) ?? null,
  };
};

/** Days after `day` on which anything recorded begins or has ended, in order; a verdict turns on no other. */
const turningDays = (history: RegionalHistory, day: CalendarDay): CalendarDay[] => {
  const periods: readonly Period[] = [...history.links, ...history.supports, ...history.partnerCountries];
  const days = periods.flatMap(({ from, until }) =>
    until === null || until >= '2199-12-31' ? [from] : [from, addDays(until, 1)],
  );
  return [...new Set(days)].filter((on) => on > day).sort();
};
