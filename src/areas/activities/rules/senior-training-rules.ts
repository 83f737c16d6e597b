import { addMonths } from '../../../kernel/calendar-day.ts';
import { defineRule, type ParameterSeed, type Rule } from '../../rulebook/rules/rule.ts';
import type { ActivityFacts } from './activity-facts.ts';

const citation = 'Agreement of 6 June 2007, action 5 (international training for senior officials)';

const guessed = (name: string, value: string, unit: string): ParameterSeed => ({
  name,
  value,
  unit,
  citation: 'House rule: to be confirmed by the institute',
  confidence: 'guessed',
  validFrom: '2007-06-06',
});

/** International: participants of two countries at least, or a place outside the country they come from. */
export const internationalRule = defineRule<ActivityFacts<'A5'>>({
  id: 'A5-international',
  severity: 'blocks',
  moments: ['charging'],
  citation,
  origin: 'agreement',
  parameters: [],
  judge: ({ country, detail: { countries } }) => {
    const count = new Set(countries).size;
    const isAway = count === 1 && country !== null && !countries.includes(country);
    const kept = count >= 2 || isAway;
    const key = kept ? 'activities.international-kept' : 'activities.international-broken';
    return { kept, sentence: { key, args: { count } }, inputs: { count, country } };
  },
});

/** Senior officials are a share of the participants at least. */
export const seniorShareRule = defineRule<ActivityFacts<'A5'>>({
  id: 'A5-senior-share',
  severity: 'warns',
  moments: ['planning', 'charging'],
  citation,
  origin: 'agreement',
  parameters: [guessed('share', '70', '%')],
  judge: ({ detail }, parameters) => {
    const senior = detail.nationalLeaders + detail.sectorLeaders + detail.headsOfDepartment;
    const all = senior + detail.otherFunctions;
    const wanted = Number(parameters.get('share')?.value);
    const kept = senior > 0 && senior * 100 >= wanted * all;
    const key = kept ? 'activities.senior-share-kept' : 'activities.senior-share-broken';
    return { kept, sentence: { key, args: { senior, all, wanted } }, inputs: { senior, all, wanted } };
  },
});

/** Whoever is no senior official is there for a reason. */
export const otherFunctionsRule = defineRule<ActivityFacts<'A5'>>({
  id: 'A5-other-functions',
  severity: 'blocks',
  moments: ['charging'],
  citation,
  origin: 'agreement',
  parameters: [],
  judge: ({ detail: { otherFunctions, otherReason } }) => {
    const kept = otherFunctions === 0 || Boolean(otherReason);
    const key = kept ? 'activities.other-functions-kept' : 'activities.other-functions-broken';
    return { kept, sentence: { key, args: { count: otherFunctions } }, inputs: { otherFunctions } };
  },
});

/** The same people are not trained again and again: a declared count, no identity is kept. */
export const tookPartBeforeRule = defineRule<ActivityFacts<'A5'>>({
  id: 'A5-took-part-before',
  severity: 'warns',
  moments: ['planning', 'charging'],
  citation,
  origin: 'house',
  parameters: [guessed('months', '24', 'months')],
  judge: ({ detail: { tookPartBefore } }, parameters) => {
    const months = Number(parameters.get('months')?.value);
    const kept = tookPartBefore === 0;
    const key = kept ? 'activities.took-part-kept' : 'activities.took-part-broken';
    return {
      kept,
      sentence: { key, args: { count: tookPartBefore, months } },
      inputs: { tookPartBefore, months },
    };
  },
});

/** Some months later the participants are asked what they do with what they learned. */
export const useAfterwardsRule = defineRule<ActivityFacts<'A5'>>({
  id: 'A5-use-afterwards',
  severity: 'warns',
  moments: ['holding'],
  citation,
  origin: 'house',
  parameters: [guessed('months', '6', 'months')],
  judge: ({ isHeld, until, today, useAskedOn }, parameters) => {
    const months = Number(parameters.get('months')?.value);
    const due = addMonths(until, months);
    const kept = !isHeld || useAskedOn !== null || today <= due;
    const key = kept ? 'activities.use-kept' : 'activities.use-broken';
    return { kept, sentence: { key, args: { months, due } }, inputs: { isHeld, until, due, useAskedOn } };
  },
});

export const seniorTrainingRules: readonly Rule<ActivityFacts<'A5'>>[] = [
  internationalRule,
  seniorShareRule,
  otherFunctionsRule,
  tookPartBeforeRule,
  useAfterwardsRule,
];
