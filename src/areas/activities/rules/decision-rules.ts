import { defineRule } from '../../rulebook/rules/rule.ts';
import type { CommonFacts } from './activity-facts.ts';

/** Domain 10.3: every activity shows who decided, on which day and where. */
export const whoDecidedRule = defineRule<CommonFacts>({
  id: 'O7-who-decided',
  severity: 'informs',
  moments: ['planning', 'holding'],
  citation: 'Agreement of 6 June 2007, objective 7',
  origin: 'agreement',
  parameters: [],
  judge: ({ decision: { by, on, organ } }) => {
    const kept = by !== null && on !== null && organ !== null;
    const key = kept
      ? 'activities.who-decided-kept'
      : by === null
        ? 'activities.who-decided-broken'
        : 'activities.who-decided-half';
    return {
      kept,
      sentence: { key, args: { by: by ?? '', on: on ?? '', organ: organ ?? '' } },
      inputs: { by, on, organ },
    };
  },
});
