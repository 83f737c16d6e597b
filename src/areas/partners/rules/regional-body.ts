import { defineRule } from '../../rulebook/rules/rule.ts';
import { type RegionalBodyFacts, regionalPresence } from './regional-presence.ts';

/**
 * Aim O3: a regional organisation may be supported where it is present in several partner countries whose national
 * organisations receive or have received support from this institute. The way from a national union up to the body
 * may lead through its confederation.
 */
export const regionalBody = defineRule<RegionalBodyFacts>({
  id: 'O3-regional-body',
  severity: 'blocks',
  moments: ['planning', 'charging'],
  citation: 'Agreement of 6 June 2007, aim O3',
  origin: 'agreement',
  parameters: [
    {
      name: 'minimum-countries',
      value: '2',
      unit: 'countries',
      citation: 'Agreement of 6 June 2007, aim O3: "several partner countries"',
      confidence: 'read',
      validFrom: '2007-06-06',
    },
  ],
  judge: (facts, parameters) => {
    const minimum = Number(parameters.get('minimum-countries')?.value);
    const counted = regionalPresence(facts).filter(({ counts }) => counts);
    const countries = counted.map(({ country }) => country).join(', ') || '–';
    const kept = counted.length >= minimum;
    return {
      kept,
      sentence: {
        key: kept ? 'partners.regional-body-kept' : 'partners.regional-body-broken',
        args: { count: counted.length, minimum, countries },
      },
      inputs: { day: facts.day, countries, count: counted.length, minimum },
    };
  },
});
