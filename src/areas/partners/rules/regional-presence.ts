import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { contains, type Period } from '../../../kernel/period.ts';
import type { AffiliationLink } from './affiliation-cycle.ts';
import type { OrganisationKind } from './organisation-input.ts';

/** Support of an organisation; `givenBy` null = by this institute. */
export type SupportPeriod = Period & { organisationId: string; givenBy: string | null };

export type RegionalBodyFacts = {
  bodyId: string;
  day: CalendarDay;
  links: readonly AffiliationLink[];
  organisations: readonly { id: string; kind: OrganisationKind; country: string | null }[];
  supports: readonly SupportPeriod[];
  /** The institute's partner countries on the day. */
  partnerCountries: readonly string[];
};

/** An affiliate with the organisations between it and the body (empty: a direct member) and its support until the day. */
export type AffiliatePresence<S extends SupportPeriod = SupportPeriod> = {
  organisationId: string;
  through: readonly string[];
  supports: readonly S[];
};

export type CountryPresence<S extends SupportPeriod = SupportPeriod> = {
  country: string;
  isPartnerCountry: boolean;
  /** A partner country where an affiliate receives or received support from this institute. */
  counts: boolean;
  /** A partner country that would count if the support of others did. */
  countsOnlyForOthers: boolean;
  affiliates: readonly AffiliatePresence<S>[];
};

/** Kinds that can be a country's "national organisation" in aim O3. */
const nationalKinds: readonly OrganisationKind[] = [
  'national_union',
  'confederation',
  'sector_federation',
  'union_platform',
];

/**
 * Where a body is present on a day, country by country in alphabetical order: its affiliates, direct or through a
 * confederation or sub-regional body they belong to on that day, and the support each received until then.
 */
export const regionalPresence = <S extends SupportPeriod>(
  facts: Omit<RegionalBodyFacts, 'supports'> & { supports: readonly S[] },
): CountryPresence<S>[] => {
  const { organisations, supports, partnerCountries, day } = facts;
  const routes = routesBelow(facts);
  const supportsOf = Map.groupBy(supports, ({ organisationId }) => organisationId);
  const byCountry = new Map<string, AffiliatePresence<S>[]>();
  for (const { id, kind, country } of organisations) {
    const through = routes.get(id);
    if (!through || !country || !nationalKinds.includes(kind)) continue;
    const received = (supportsOf.get(id) ?? []).filter(({ from }) => from <= day);
    const affiliates = byCountry.get(country) ?? [];
    byCountry.set(country, [...affiliates, { organisationId: id, through, supports: received }]);
  }
  return [...byCountry]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([country, affiliates]) => {
      const isPartnerCountry = partnerCountries.includes(country);
      const received = affiliates.flatMap((affiliate) => affiliate.supports);
      const own = received.some(({ givenBy }) => givenBy === null);
      return {
        country,
        isPartnerCountry,
        counts: isPartnerCountry && own,
        countsOnlyForOthers: isPartnerCountry && !own && received.length > 0,
        affiliates,
      };
    });
};

/** Everyone below the body on the day, with the shortest way up, the body itself left out. */
const routesBelow = ({ bodyId, links, day }: Pick<RegionalBodyFacts, 'bodyId' | 'links' | 'day'>) => {
  const routes = new Map<string, readonly string[]>([[bodyId, []]]);
  const standing = Map.groupBy(
    links.filter((link) => contains(link, day)),
    (link) => link.bodyId,
  );
  for (const [above, through] of routes) {
    for (const { memberId } of standing.get(above) ?? []) {
      if (routes.has(memberId)) continue;
      routes.set(memberId, above === bodyId ? [] : [above, ...through]);
    }
  }
  routes.delete(bodyId);
  return routes;
};
