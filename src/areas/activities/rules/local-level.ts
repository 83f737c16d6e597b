import { defineRule } from '../../rulebook/rules/rule.ts';

export type LocalWorkFacts = {
  /** Whether an outcome of the programme pursues aim O2. */
  pursuesO2: boolean;
  /** Years of the programme that have ended, with the activities for aim O2 held on the local level. */
  years: readonly { year: number; local: number }[];
};

/** Aim O2 speaks of the local and the national level: a year without local work is reported. */
export const localLevelRule = defineRule<LocalWorkFacts>({
  id: 'O2-local-level',
  severity: 'informs',
  moments: ['filing'],
  citation: 'Agreement of 6 June 2007, objective 2',
  origin: 'agreement',
  parameters: [],
  judge: ({ pursuesO2, years }) => {
    const without = pursuesO2 ? years.filter(({ local }) => local === 0).map(({ year }) => year) : [];
    const kept = without.length === 0;
    const args = { count: without.length, years: without.join(', ') };
    return {
      kept,
      sentence: { key: kept ? 'activities.local-level-kept' : 'activities.local-level-missing', args },
      inputs: { pursuesO2, years: years.length, without: without.join(', ') },
    };
  },
});
