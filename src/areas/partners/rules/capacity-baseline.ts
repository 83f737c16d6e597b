import { defineRule } from '../../rulebook/rules/rule.ts';

export type BaselineFacts = {
  /** Code of the outcome. */
  code: string;
  /** Its partners, and whether each held at least one assessment round by the day. Never a mark. */
  partners: readonly { name: string; hasHeldRound: boolean }[];
};

/** Aim O2: each outcome's partner has at least one assessment round held; that it was held is enough, no score is read. */
export const capacityBaseline = defineRule<BaselineFacts>({
  id: 'O2-baseline',
  severity: 'warns',
  moments: ['planning', 'submitting'],
  citation: 'Agreement of 6 June 2007, objective 2',
  origin: 'agreement',
  parameters: [],
  judge: ({ code, partners }) => {
    const without = partners.filter(({ hasHeldRound }) => !hasHeldRound).map(({ name }) => name);
    const args = { code, count: without.length, partners: without.join(', ') };
    const kept = without.length === 0;
    return {
      kept,
      sentence: { key: kept ? 'partners.baseline-kept' : 'partners.baseline-missing', args },
      inputs: { code, partners: partners.length, without: without.length },
    };
  },
});
