import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { seededRandom } from '../../../kernel/seeded-random.ts';
import { type RegionalBodyFacts, regionalPresence } from './regional-presence.ts';

const below = seededRandom(2007);
const dayAt = (at: number) => `2020-01-${String(at + 1).padStart(2, '0')}` as CalendarDay;
const period = () => {
  const from = below(12);
  return { from: dayAt(from), until: below(3) === 0 ? null : dayAt(from + below(16)) };
};

const names = ['body', 'a', 'b', 'c', 'd', 'e', 'f'];
const kinds = [
  'national_union',
  'confederation',
  'sector_federation',
  'union_platform',
  'sister_ngo',
  'regional_body',
] as const;
const countries = ['BJ', 'TG', 'NE', null];

const world = (): RegionalBodyFacts => ({
  bodyId: 'body',
  day: dayAt(6 + below(12)),
  links: Array.from({ length: 4 + below(14) }, () => ({
    memberId: names[below(7)]!,
    bodyId: names[below(2) * below(7)]!,
    ...period(),
  })),
  organisations: names
    .slice(1)
    .map((id) => ({ id, kind: kinds[below(6)]!, country: countries[below(4)] ?? null })),
  supports: Array.from({ length: 3 + below(12) }, () => ({
    organisationId: names[below(7)]!,
    givenBy: below(3) === 0 ? 'another' : null,
    ...period(),
  })),
  partnerCountries: countries.filter((code): code is string => code !== null && below(3) > 0),
});

/** Aim O3 read out slowly: try every chain of memberships up to the body, no cleverness. */
const countsByHand = ({ day, links, organisations, supports, partnerCountries }: RegionalBodyFacts) => {
  const climbs = (from: string, left: number): boolean =>
    from === 'body' ||
    (left > 0 &&
      links.some(
        (link) =>
          link.memberId === from &&
          link.from <= day &&
          (link.until === null || link.until >= day) &&
          climbs(link.bodyId, left - 1),
      ));
  const counted = new Set<string>();
  for (const support of supports) {
    const affiliate = organisations.find(({ id }) => id === support.organisationId);
    if (!affiliate?.country || support.givenBy !== null || support.from > day) continue;
    if (affiliate.kind === 'sister_ngo' || affiliate.kind === 'regional_body') continue;
    if (partnerCountries.includes(affiliate.country) && climbs(affiliate.id, names.length))
      counted.add(affiliate.country);
  }
  return [...counted].sort();
};

test('the countries that count are those found by trying every chain (100,000 generated cases)', () => {
  const seen = [0, 0, 0, 0];
  for (let round = 0; round < 100_000; round += 1) {
    const facts = world();
    const counted = regionalPresence(facts).filter(({ counts }) => counts);
    const expected = countsByHand(facts);
    const found = counted.map(({ country }) => country);
    // The facts are written out only where they are needed: that took most of the time.
    if (found.join() !== expected.join()) assert.deepEqual(found, expected, JSON.stringify(facts));
    seen[expected.length]! += 1;
  }
  assert.ok(seen[0]! > 10_000 && seen[1]! > 5_000 && seen[2]! > 500, seen.join(' '));
});
