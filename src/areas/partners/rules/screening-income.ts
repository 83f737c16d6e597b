import type { Problem } from '../../../kernel/problem.ts';
import { defineRule } from '../../rulebook/rules/rule.ts';
import type { ScreeningFacts } from './screening.ts';

const watched = ['employer', 'state', 'party'] as const;

const limit = (name: (typeof watched)[number], value: string) => ({
  name,
  value,
  unit: '%',
  citation: 'Usage of the house: from here on one looks twice',
  confidence: 'guessed' as const,
  validFrom: '2007-06-06',
});

/** Aim O1: a union that lives on its employers, the state or a party is not obviously independent of them. */
export const screeningIncome = defineRule<ScreeningFacts>({
  id: 'O1-income',
  severity: 'warns',
  moments: ['planning'],
  citation: 'Agreement of 6 June 2007, aim O1',
  origin: 'house',
  parameters: [limit('employer', '10'), limit('state', '30'), limit('party', '5')],
  judge: ({ screening }, parameters) => {
    const income = screening?.income ?? null;
    const limitOf = (origin: (typeof watched)[number]) => Number(parameters.get(origin)?.value);
    const above = income ? watched.filter((origin) => income[origin] > limitOf(origin)) : [];
    const [first] = above;
    return {
      kept: first === undefined,
      sentence:
        income && first
          ? {
              key: `partners.income-${first}-broken`,
              args: { share: income[first], limit: limitOf(first), count: above.length },
            }
          : quiet(screening !== null, income !== null),
      inputs: {
        employer: income?.employer ?? null,
        state: income?.state ?? null,
        party: income?.party ?? null,
      },
    };
  },
});

const quiet = (isScreened: boolean, isKnown: boolean): Problem => {
  if (!isScreened) return { key: 'partners.no-screening-to-judge' };
  return { key: isKnown ? 'partners.income-kept' : 'partners.income-not-known' };
};
