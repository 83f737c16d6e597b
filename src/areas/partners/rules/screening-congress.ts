import type { Problem } from '../../../kernel/problem.ts';
import { defineRule } from '../../rulebook/rules/rule.ts';
import type { ScreeningFacts, ScreeningSeen } from './screening.ts';

/**
 * Aim O1: a democratic union holds its congress when its statutes want it. One that was prevented, with a source, is
 * a documented answer and no failure.
 */
export const screeningCongress = defineRule<ScreeningFacts>({
  id: 'O1-congress',
  severity: 'warns',
  moments: ['planning'],
  citation: 'Agreement of 6 June 2007, aim O1',
  origin: 'agreement',
  parameters: [],
  judge: ({ day, screening }) => {
    const due = screening?.congressDueOn ?? null;
    const isDocumented = (screening?.congressPreventedSource ?? null) !== null;
    const kept = due === null || due >= day || isDocumented;
    return {
      kept,
      sentence: sentenceOf(screening, kept),
      inputs: { day, heldOn: screening?.congressHeldOn ?? null, dueOn: due, documented: isDocumented },
    };
  },
});

const sentenceOf = (screening: ScreeningSeen | null, kept: boolean): Problem => {
  if (!screening) return { key: 'partners.no-screening-to-judge' };
  const { congressDueOn: due, congressPreventedSource: source } = screening;
  if (due === null) return { key: 'partners.congress-no-due-day' };
  if (!kept) return { key: 'partners.congress-broken', args: { day: due } };
  if (source !== null) return { key: 'partners.congress-prevented-kept', args: { source } };
  return { key: 'partners.congress-kept', args: { day: due } };
};
