import { defineRule, type Rule } from '../../rulebook/rules/rule.ts';
import type { ActivityFacts } from './activity-facts.ts';

const citation =
  'Agreement of 6 June 2007, action 1 (creating and developing unions and a context favourable to them)';

/** An organisation is built by a partner, who says in which form. */
export const builtByPartnerRule = defineRule<ActivityFacts<'A1'>>({
  id: 'A1-partner',
  severity: 'blocks',
  moments: ['charging'],
  citation,
  origin: 'agreement',
  parameters: [],
  judge: ({ partnershipId, detail: { branch, buildingForm } }) => {
    const kept = branch === 'environment' || (partnershipId !== null && buildingForm !== undefined);
    const key = kept ? 'activities.built-by-kept' : 'activities.built-by-broken';
    return {
      kept,
      sentence: { key },
      inputs: { branch, buildingForm: buildingForm ?? null, hasPartner: partnershipId !== null },
    };
  },
});

/** What was created or developed is named once it was held; nobody knows it when planning. */
export const unitNamedRule = defineRule<ActivityFacts<'A1'>>({
  id: 'A1-unit',
  severity: 'blocks',
  moments: ['holding', 'charging'],
  citation,
  origin: 'agreement',
  parameters: [],
  judge: ({ isHeld, unitsBuilt, detail: { branch } }) => {
    const kept = branch === 'environment' || !isHeld || unitsBuilt > 0;
    const key = kept ? 'activities.unit-kept' : 'activities.unit-broken';
    return { kept, sentence: { key }, inputs: { branch, isHeld, unitsBuilt } };
  },
});

/** A favourable context is asked for in an advocacy dossier, or by the code of a convention. */
export const environmentRule = defineRule<ActivityFacts<'A1'>>({
  id: 'A1-environment',
  severity: 'blocks',
  moments: ['charging'],
  citation,
  origin: 'agreement',
  parameters: [],
  judge: ({ detail: { branch, conventions, dossiers } }) => {
    const kept = branch === 'organisation' || conventions.length + dossiers.length > 0;
    const key = kept ? 'activities.environment-kept' : 'activities.environment-broken';
    return {
      kept,
      sentence: { key },
      inputs: { branch, conventions: conventions.length, dossiers: dossiers.length },
    };
  },
});

export const buildingRules: readonly Rule<ActivityFacts<'A1'>>[] = [
  builtByPartnerRule,
  unitNamedRule,
  environmentRule,
];
