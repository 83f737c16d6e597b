import { defineRule } from '../../rulebook/rules/rule.ts';
import type { ScreeningFacts } from './screening.ts';

/**
 * Aim O1: no new agreement with a union that nobody has looked at. It stops the signing alone, never what was signed;
 * the house wants it, so the director can except from it.
 */
export const screeningMissing = defineRule<ScreeningFacts>({
  id: 'O1-screening-missing',
  severity: 'blocks',
  moments: ['planning'],
  citation: 'Agreement of 6 June 2007, aim O1',
  origin: 'house',
  parameters: [],
  judge: ({ day, screening }) => ({
    kept: screening !== null,
    sentence: screening
      ? { key: 'partners.screening-missing-kept', args: { day: screening.screenedOn } }
      : { key: 'partners.screening-missing-broken' },
    inputs: { day, screenedOn: screening?.screenedOn ?? null },
  }),
});
