import { defineRule, type Rule } from '../../rulebook/rules/rule.ts';
import type { ActivityFacts } from './activity-facts.ts';

const citation = 'Agreement of 6 June 2007, action 9 (awareness of Belgian workers and public opinion)';

/** Action 9 takes place in Belgium; awareness in the South counts for aim O8, never for action 9. */
export const inBelgiumRule = defineRule<ActivityFacts<'A9'>>({
  id: 'A9-in-belgium',
  severity: 'blocks',
  moments: ['planning', 'charging'],
  citation,
  origin: 'agreement',
  parameters: [],
  judge: ({ country }) => {
    const kept = country === 'BE';
    const key = kept ? 'activities.in-belgium-kept' : 'activities.in-belgium-broken';
    return { kept, sentence: { key }, inputs: { country } };
  },
});

/** What it costs is charged to the outcome that works in Belgium. */
export const belgianOutcomeRule = defineRule<ActivityFacts<'A9'>>({
  id: 'A9-belgian-outcome',
  severity: 'warns',
  moments: ['planning', 'charging'],
  citation,
  origin: 'agreement',
  parameters: [],
  judge: ({ isBelgianOutcome }) => {
    const key = isBelgianOutcome ? 'activities.belgian-outcome-kept' : 'activities.belgian-outcome-broken';
    return { kept: isBelgianOutcome, sentence: { key }, inputs: { isBelgianOutcome } };
  },
});

const spoken: Readonly<Record<string, readonly string[]>> = {
  brussels: ['fr', 'nl'],
  flanders: ['nl'],
  wallonia: ['fr', 'de'],
  german_speaking: ['de', 'fr'],
  all_belgium: ['fr', 'nl', 'de'],
};

/** It speaks a language of the region it addresses. */
export const regionLanguageRule = defineRule<ActivityFacts<'A9'>>({
  id: 'A9-language',
  severity: 'warns',
  moments: ['planning'],
  citation,
  origin: 'house',
  parameters: [],
  judge: ({ detail: { region, languages } }) => {
    const kept = languages.some((language) => spoken[region]?.includes(language));
    const key = kept ? 'activities.language-kept' : 'activities.language-broken';
    return { kept, sentence: { key }, inputs: { region, languages: languages.join(', ') } };
  },
});

export const belgianAwarenessRules: readonly Rule<ActivityFacts<'A9'>>[] = [
  inBelgiumRule,
  belgianOutcomeRule,
  regionLanguageRule,
];
