import { defineRule } from '../../rulebook/rules/rule.ts';
import type { CommonFacts } from './activity-facts.ts';

/** Defending rights (A4) and awareness in Belgium (A9) strengthen no union of a partner country by themselves. */
const strengthensNobody = ['A4', 'A9'];

/** Aim O2: work that strengthens unions says on which axis and whether locally or nationally. */
export const capacityTagRule = defineRule<CommonFacts>({
  id: 'O2-capacity-tag',
  severity: 'warns',
  moments: ['planning', 'holding'],
  citation: 'Agreement of 6 June 2007, objective 2',
  origin: 'agreement',
  parameters: [],
  judge: ({ kind, aims, capacityTags }) => {
    const isAsked = aims.includes('O2') && !strengthensNobody.includes(kind);
    const kept = !isAsked || capacityTags.length > 0;
    const key = !isAsked
      ? 'activities.capacity-tag-not-asked'
      : kept
        ? 'activities.capacity-tag-kept'
        : 'activities.capacity-tag-broken';
    return {
      kept,
      sentence: { key, args: { count: capacityTags.length } },
      inputs: { kind, aims: aims.join(', '), tags: capacityTags.join(', ') },
    };
  },
});
