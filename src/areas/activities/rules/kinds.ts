import type { Rule } from '../../rulebook/rules/rule.ts';
import type { ActivityFacts } from './activity-facts.ts';
import { exchangeRules } from './exchange-rules.ts';
import type { BuiltKind } from './kind-details.ts';
import { trainingRules } from './training-rules.ts';

/** The rules that judge only activities of one kind. */
export const rulesOfKind: { readonly [Kind in BuiltKind]: readonly Rule<ActivityFacts<Kind>>[] } = {
  A2: trainingRules,
  A7: exchangeRules,
};
