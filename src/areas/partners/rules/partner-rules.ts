import type { Rule } from '../../rulebook/rules/rule.ts';
import { jointProgramme } from './joint-programme.ts';
import { regionalBody } from './regional-body.ts';

/** Every rule of this area, for the page of all rules and for the rulebook's parameters. */
export const partnerRules: readonly Rule<never>[] = [regionalBody, jointProgramme];
