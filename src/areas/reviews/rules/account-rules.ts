import type { Rule } from '../../rulebook/rules/rule.ts';
import { publicationRule, responseRule } from './evaluation-clock.ts';
import { lessonsLengthRule } from './lesson-rules.ts';
import { programmeEvaluationRules } from './programme-evaluation-rules.ts';

/** The rules of what is said to the donor of the work beside the figures. */
export const reviewRules: readonly Rule<never>[] = [
  publicationRule,
  responseRule,
  lessonsLengthRule,
  ...programmeEvaluationRules,
];
