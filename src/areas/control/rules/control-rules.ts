import type { Rule } from '../../rulebook/rules/rule.ts';
import { accountRules } from './account-rules.ts';
import { controlReplyRule } from './control-reply-rule.ts';
import { findingRules } from './finding-rules.ts';
import { retentionRule } from './retention-rule.ts';
import { actualStructureRule } from './structure-rule.ts';

/** What judges the account of a year and what is kept of it, told with the rules of the money. */
export const yearRules: readonly Rule<never>[] = [actualStructureRule, retentionRule, ...accountRules];

/** What judges the course of a control. */
export const controlRules: readonly Rule<never>[] = [controlReplyRule, ...findingRules];
