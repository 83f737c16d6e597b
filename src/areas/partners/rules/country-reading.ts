import { defineRule } from '../../rulebook/rules/rule.ts';
import { regionalBody } from './regional-body.ts';
import { type RegionalBodyFacts, regionalPresence } from './regional-presence.ts';

export type CountryReadingFacts = RegionalBodyFacts & {
  /** Countries that were the institute's partner countries at any time until the day. */
  oncePartnerCountries: readonly string[];
};

/**
 * "Partner countries" in aim O3: those of the day, or also those that once were? The agreement does not say. Where both
 * readings give one verdict there is no question; where they differ, the parameter decides, and until somebody has
 * confirmed it, it blocks nothing.
 */
export const countryReading = defineRule<CountryReadingFacts>({
  id: 'O3-partner-country-when',
  severity: 'warns',
  moments: ['planning', 'charging'],
  citation: 'Agreement of 6 June 2007, aim O3',
  origin: 'agreement',
  parameters: [
    {
      name: 'partner-country-when',
      value: 'now',
      unit: 'now-or-ever',
      citation: 'Agreement of 6 June 2007, aim O3: "partner countries"',
      confidence: 'guessed',
      validFrom: '2007-06-06',
    },
  ],
  judge: (facts, parameters) => {
    const { oncePartnerCountries, day } = facts;
    const countedIf = (partnerCountries: readonly string[]) =>
      regionalPresence({ ...facts, partnerCountries })
        .filter(({ counts }) => counts)
        .map(({ country }) => country);
    const [now, ever] = [countedIf(facts.partnerCountries), countedIf(oncePartnerCountries)];
    const least = Number(parameters.get('minimum-countries')?.value ?? regionalBody.parameters[0]?.value);
    const kept = now.length >= least === ever.length >= least;
    const only = ever.filter((country) => !now.includes(country)).join(', ') || '–';
    return {
      kept,
      sentence: {
        key: kept ? 'partners.country-reading-kept' : 'partners.country-reading-broken',
        args: { countries: only },
      },
      inputs: { day, countries: only, now: now.length, ever: ever.length },
    };
  },
});
