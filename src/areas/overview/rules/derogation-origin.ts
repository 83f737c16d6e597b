import type { DerogationOrigin } from '../../records/rules/derogation-input.ts';
import { allRules } from './all-rules.ts';

/** Who can except from a rule: the institute's director from house rules, the donor from law and agreement. */
export const derogationOriginOf = (ruleId: string): DerogationOrigin | undefined => {
  const rule = allRules.find(({ id }) => id === ruleId);
  return rule && (rule.origin === 'house' ? 'institute' : 'donor');
};
