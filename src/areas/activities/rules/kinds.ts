import type { Rule } from '../../rulebook/rules/rule.ts';
import type { ActivityFacts } from './activity-facts.ts';
import { exchangeRules } from './exchange-rules.ts';
import { trainingRules } from './training-rules.ts';

/** Kinds of supported action that can be planned; the others come later and are refused until then. */
export const builtKindCodes = ['A2', 'A7'] as const;

export type BuiltKind = (typeof builtKindCodes)[number];

export const isBuiltKind = (kind: string): kind is BuiltKind =>
  (builtKindCodes as readonly string[]).includes(kind);

/** The rules that judge only activities of one kind; a new kind adds its detail, its rules and its page shape. */
export const rulesOfKind: { readonly [Kind in BuiltKind]: readonly Rule<ActivityFacts>[] } = {
  A2: trainingRules,
  A7: exchangeRules,
};
