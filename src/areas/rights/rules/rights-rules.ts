import type { Rule } from '../../rulebook/rules/rule.ts';
import { advocacyRules } from './advocacy-rules.ts';
import { agreementRules } from './agreement-rules.ts';
import { dialogueRules } from './dialogue-rules.ts';

/** Every rule of this area, for the page of all rules and for the rulebook's parameters. */
export const rightsRules: readonly Rule<never>[] = [...dialogueRules, ...agreementRules, ...advocacyRules];
