import { contains } from '../../../kernel/period.ts';
import { defineRule, type Rule } from '../../rulebook/rules/rule.ts';
import type { ActivityFacts } from './activity-facts.ts';

const citation =
  'Agreement of 6 June 2007, action 6 (multilateral action: regional, sub-regional, international; sectoral and cross-sectoral)';

/** A sectoral action names its sector. */
export const sectorRule = defineRule<ActivityFacts<'A6'>>({
  id: 'A6-sector',
  severity: 'blocks',
  moments: ['charging'],
  citation,
  origin: 'agreement',
  parameters: [],
  judge: ({ detail: { scope, sector } }) => {
    const kept = scope === 'cross_sectoral' || Boolean(sector);
    const key = kept ? 'activities.sector-kept' : 'activities.sector-broken';
    return { kept, sentence: { key }, inputs: { scope, sector: sector ?? null } };
  },
});

/** Multilateral action has its effect in partner countries: one of them at least on the first day. */
export const effectCountryRule = defineRule<ActivityFacts<'A6'>>({
  id: 'A6-effect-country',
  severity: 'blocks',
  moments: ['charging'],
  citation: 'Agreement of 6 June 2007, action 6 (in partner countries)',
  origin: 'agreement',
  parameters: [],
  judge: ({ from, partnerCountries, detail: { effectCountries } }) => {
    const partners = effectCountries.filter((code) =>
      partnerCountries.some((fact) => fact.country === code && contains(fact, from)),
    );
    const kept = partners.length > 0;
    const countries = partners.join(', ');
    const key = kept ? 'activities.effect-kept' : 'activities.effect-broken';
    return {
      kept,
      sentence: { key, args: { countries, from } },
      inputs: { countries, from, named: effectCountries.length },
    };
  },
});

/**
 * Where a regional body benefits itself, aim O3 says whether it may be supported on the first day: what it loses later
 * undoes nothing that was done. Where O3's own answer is open, this one is.
 */
export const bodyEligibleRule = defineRule<ActivityFacts<'A6'>>({
  id: 'A6-regional-body',
  severity: 'blocks',
  moments: ['planning', 'charging'],
  citation: 'Agreement of 6 June 2007, action 6 and aim O3',
  origin: 'agreement',
  parameters: [],
  judge: ({ from, bodyEligibility, detail: { bodyBenefits } }) => {
    const { isEligible = null, unconfirmed = [] } = bodyEligibility ?? {};
    const kept = !bodyBenefits || isEligible !== false;
    const inputs = { bodyBenefits, isEligible, from };
    if (kept) return { kept, sentence: { key: 'activities.body-kept' }, inputs };
    const key = unconfirmed.length > 0 ? 'activities.body-open' : 'activities.body-broken';
    return { kept, sentence: { key, args: { from } }, inputs, unconfirmed };
  },
});

export const multilateralRules: readonly Rule<ActivityFacts<'A6'>>[] = [
  sectorRule,
  effectCountryRule,
  bodyEligibleRule,
];
