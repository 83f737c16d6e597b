import { contains } from '../../../kernel/period.ts';
import { defineRule, type Rule } from '../../rulebook/rules/rule.ts';
import type { ActivityFacts, CommonFacts } from './activity-facts.ts';
import { awarenessRules } from './awareness-rules.ts';
import { capacityTagRule } from './capacity-rules.ts';
import { whoDecidedRule } from './decision-rules.ts';
import { isBuiltKind } from './kind-details.ts';
import { rulesOfKind } from './kinds.ts';

/** Activities of these kinds may take place outside partner countries: travel, exchange, work in Belgium. */
export const goesElsewhere: readonly string[] = ['A5', 'A6', 'A7', 'A9'];

/**
 * Support goes only to organisations in partner countries, except for the kinds that travel: a country of the
 * institute's list on that day and, where the programme names its countries, one of those.
 */
export const partnerCountryRule = defineRule<CommonFacts>({
  id: 'A-partner-country',
  severity: 'blocks',
  moments: ['charging'],
  citation: 'Agreement of 6 June 2007 (partner countries), except actions 5-7 and 9',
  origin: 'agreement',
  parameters: [],
  judge: ({ kind, country, from, isBelgianOutcome, partnerCountries, programme }) => {
    const mayBeAnywhere =
      goesElsewhere.includes(kind) || country === null || (country === 'BE' && isBelgianOutcome);
    const isPartner =
      mayBeAnywhere || partnerCountries.some((fact) => fact.country === country && contains(fact, from));
    const isOfProgramme =
      mayBeAnywhere || programme.countries.length === 0 || programme.countries.includes(country);
    const countries = programme.countries.join(', ');
    return {
      kept: isPartner && isOfProgramme,
      sentence: {
        key: countrySentence(isPartner, isOfProgramme),
        args: { country: country ?? '', from, programme: programme.reference, countries },
      },
      inputs: { kind, country, from, programmeCountries: countries },
    };
  },
});

const countrySentence = (isPartner: boolean, isOfProgramme: boolean): string => {
  if (isPartner) return isOfProgramme ? 'activities.country-kept' : 'activities.country-outside-programme';
  return isOfProgramme ? 'activities.country-broken' : 'activities.country-outside-both';
};

/** What the programme pays for happens while it runs. */
export const withinProgrammeRule = defineRule<CommonFacts>({
  id: 'A-programme-period',
  severity: 'blocks',
  moments: ['planning', 'charging'],
  citation: 'AR/KB 11 Sept 2016, art. 33-34',
  origin: 'law',
  parameters: [],
  judge: ({ from, until, programme }) => {
    const kept = programme.from <= from && until <= programme.until;
    const args = { programme: programme.reference, from: programme.from, until: programme.until };
    return {
      kept,
      sentence: { key: kept ? 'activities.period-kept' : 'activities.period-broken', args },
      inputs: { from, until, programmeFrom: programme.from, programmeUntil: programme.until },
    };
  },
});

/** Rules for activities of every kind. */
export const rulesOfEveryKind: readonly Rule<CommonFacts>[] = [
  partnerCountryRule,
  withinProgrammeRule,
  capacityTagRule,
  whoDecidedRule,
];

/** The rules that judge an activity of a kind together with its detail, which is of that same kind. */
export const rulesFor = (kind: string): readonly Rule<ActivityFacts>[] => [
  ...rulesOfEveryKind,
  ...(isBuiltKind(kind) ? (rulesOfKind[kind] as readonly Rule<ActivityFacts>[]) : []),
];

export const activityRules: readonly Rule<ActivityFacts>[] = [
  ...rulesOfEveryKind,
  ...awarenessRules,
  ...(Object.values(rulesOfKind).flat() as Rule<ActivityFacts>[]),
];
