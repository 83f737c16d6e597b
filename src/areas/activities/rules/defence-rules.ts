import { defineRule, type Rule } from '../../rulebook/rules/rule.ts';
import type { ActivityFacts } from './activity-facts.ts';

const citation =
  'Agreement of 6 June 2007, action 4 (defending and promoting rights, social and economic matters)';

/** What is defended has a code: a convention, or a social or economic topic. */
export const rightsCodeRule = defineRule<ActivityFacts<'A4'>>({
  id: 'A4-rights-code',
  severity: 'blocks',
  moments: ['planning', 'charging'],
  citation,
  origin: 'agreement',
  parameters: [],
  judge: ({ detail: { conventions, defenceTopics } }) => {
    const kept = conventions.length + defenceTopics.length > 0;
    const key = kept ? 'activities.rights-code-kept' : 'activities.rights-code-broken';
    return {
      kept,
      sentence: { key },
      inputs: { conventions: conventions.join(', '), topics: defenceTopics.join(', ') },
    };
  },
});

/** Legal aid that was given is counted, by target group. */
export const servicesCountedRule = defineRule<ActivityFacts<'A4'>>({
  id: 'A4-services',
  severity: 'warns',
  moments: ['holding'],
  citation,
  origin: 'house',
  parameters: [],
  judge: ({ isHeld, services, detail: { means } }) => {
    const kept = means !== 'legal_aid' || !isHeld || services > 0;
    const key = kept ? 'activities.services-kept' : 'activities.services-broken';
    return { kept, sentence: { key, args: { count: services } }, inputs: { means, isHeld, services } };
  },
});

/** A negotiation leads to talks or an agreement, a campaign carries a demand: the record of it is named. */
export const defenceTracedRule = defineRule<ActivityFacts<'A4'>>({
  id: 'A4-traced',
  severity: 'warns',
  moments: ['holding'],
  citation,
  origin: 'house',
  parameters: [],
  judge: ({ isHeld, detail: { means, dossiers, dialogues, agreements } }) => {
    const records = dossiers.length + dialogues.length + agreements.length;
    const kept = means === 'legal_aid' || !isHeld || records > 0;
    const key = kept ? 'activities.traced-kept' : 'activities.traced-broken';
    return { kept, sentence: { key }, inputs: { means, isHeld, records } };
  },
});

export const defenceRules: readonly Rule<ActivityFacts<'A4'>>[] = [
  rightsCodeRule,
  servicesCountedRule,
  defenceTracedRule,
];
