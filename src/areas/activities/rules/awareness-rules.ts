import { defineRule, type Rule } from '../../rulebook/rules/rule.ts';
import type { CommonFacts } from './activity-facts.ts';

/** Awareness says whom it addresses and where, in the North as in the South. */
export const audienceAndPlaceRule = defineRule<CommonFacts>({
  id: 'O8-audience-and-place',
  severity: 'blocks',
  moments: ['charging'],
  citation: 'Agreement of 6 June 2007, objective 8 (awareness North and South)',
  origin: 'agreement',
  parameters: [],
  judge: ({ awareness, country }) => {
    const audience = awareness?.audience ?? null;
    const missing = audience === null ? 'audience' : country === null ? 'place' : undefined;
    const key = missing ? `activities.awareness-no-${missing}` : 'activities.awareness-placed';
    return { kept: missing === undefined, sentence: { key }, inputs: { audience, country } };
  },
});

/** Rules for activities of any kind that bring about awareness. */
export const awarenessRules: readonly Rule<CommonFacts>[] = [audienceAndPlaceRule];
