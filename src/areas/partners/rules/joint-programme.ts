import { defineRule } from '../../rulebook/rules/rule.ts';
import { type RegionalBodyFacts, regionalPresence } from './regional-presence.ts';

/** Support by another institute does not open aim O3, but it may be the sign of a joint programme. */
export const jointProgramme = defineRule<RegionalBodyFacts>({
  id: 'O3-joint-programme',
  severity: 'warns',
  moments: ['planning'],
  citation: 'Agreement of 6 June 2007, aim O3',
  origin: 'agreement',
  parameters: [],
  judge: (facts) => {
    const others = regionalPresence(facts).filter(({ countsOnlyForOthers }) => countsOnlyForOthers);
    const countries = others.map(({ country }) => country).join(', ') || '–';
    const kept = others.length === 0;
    return {
      kept,
      sentence: {
        key: kept ? 'partners.joint-programme-kept' : 'partners.joint-programme-broken',
        args: { countries },
      },
      inputs: { day: facts.day, countries },
    };
  },
});
