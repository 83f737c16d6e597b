import type { Rule } from '../../rulebook/rules/rule.ts';
import { localLevelRule } from './local-level.ts';
import { announcedShareRule, povertyGroupRule } from './poverty-rules.ts';

/** Rules of the agreement's aims on the work of a programme or an outcome taken together. */
export const aimRules: readonly Rule<never>[] = [localLevelRule, povertyGroupRule, announcedShareRule];
