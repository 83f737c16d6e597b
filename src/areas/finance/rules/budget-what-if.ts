import type { BudgetFacts } from './budget-facts.ts';

/** What an amount can be moved between; `elsewhere`: it comes from outside the budget or leaves it. */
export const budgetPlaces = ['partners', 'own', 'management', 'structure', 'elsewhere'] as const;

export type BudgetPlace = (typeof budgetPlaces)[number];

/** The sums as they would be with an amount (minor units) moved from one place to another; nothing else changes. */
export const movedFacts = (
  facts: BudgetFacts,
  { minor, from, to }: { minor: number; from: BudgetPlace; to: BudgetPlace },
): BudgetFacts => {
  const into = (place: BudgetPlace): number => (to === place ? minor : 0) - (from === place ? minor : 0);
  return {
    ...facts,
    operational: facts.operational + into('partners') + into('own'),
    partners: facts.partners + into('partners'),
    management: facts.management + into('management'),
    structure: facts.structure + into('structure'),
  };
};

/** Whether no sum falls below zero. */
export const isPossible = ({ operational, partners, management, structure }: BudgetFacts): boolean =>
  partners >= 0 && operational - partners >= 0 && management >= 0 && structure >= 0;
