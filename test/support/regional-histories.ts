import type { OrganisationKind } from '../../src/areas/partners/rules/organisation-input.ts';
import type { CountryReading, RegionalHistory } from '../../src/areas/partners/rules/regional-history.ts';
import type { CalendarDay } from '../../src/kernel/calendar-day.ts';
import { seededRandom } from '../../src/kernel/seeded-random.ts';

const kinds: readonly OrganisationKind[] = [
  'national_union',
  'confederation',
  'sector_federation',
  'union_platform',
  'sister_ngo',
  'regional_body',
];
const countries = ['BJ', 'TG', 'NE', 'BI', null];
const names = ['body', 'a', 'b', 'c', 'd', 'e', 'f'];

export const dayAt = (at: number) => `2020-01-${String(at + 1).padStart(2, '0')}` as CalendarDay;

/** Random histories of a body within a month of days, the same series for the same seed. */
export const randomHistories = (seed: number): (() => RegionalHistory) => {
  const below = seededRandom(seed);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)]!;
  const period = () => {
    const from = below(14);
    return { from: dayAt(from), until: below(3) === 0 ? null : dayAt(from + below(14)) };
  };
  return () => ({
    bodyId: 'body',
    links: Array.from({ length: 4 + below(14) }, () => ({
      memberId: pick(names),
      bodyId: pick(names.slice(0, 1 + below(2) * 6)),
      ...period(),
    })),
    organisations: names.slice(1).map((id) => ({ id, kind: pick(kinds), country: pick(countries) })),
    supports: Array.from({ length: 3 + below(12) }, () => ({
      organisationId: pick(names),
      givenBy: below(3) === 0 ? 'another' : null,
      ...period(),
    })),
    partnerCountries: Array.from({ length: 2 + below(5) }, () => ({
      country: pick(countries) ?? 'BJ',
      ...period(),
    })),
  });
};

/** Aim O3 read out slowly for one day: try every chain of memberships up to the body, no cleverness, nothing shared. */
export const countedByHand = (
  history: RegionalHistory,
  day: CalendarDay,
  reading: CountryReading,
): string[] => {
  const holds = ({ from, until }: { from: string; until: string | null }) =>
    from <= day && (until === null || until >= day);
  const climbs = (from: string, left: number): boolean =>
    from === history.bodyId ||
    (left > 0 &&
      history.links.some((link) => link.memberId === from && holds(link) && climbs(link.bodyId, left - 1)));
  const counted = new Set<string>();
  for (const support of history.supports) {
    const affiliate = history.organisations.find(({ id }) => id === support.organisationId);
    if (!affiliate?.country || support.givenBy !== null || support.from > day) continue;
    if (affiliate.kind === 'sister_ngo' || affiliate.kind === 'regional_body') continue;
    const isPartnerCountry = history.partnerCountries.some(
      (fact) => fact.country === affiliate.country && (reading === 'ever' ? fact.from <= day : holds(fact)),
    );
    if (isPartnerCountry && climbs(affiliate.id, names.length)) counted.add(affiliate.country);
  }
  return [...counted].sort();
};
