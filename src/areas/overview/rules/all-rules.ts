import { activityRules } from '../../activities/rules/activity-rules.ts';
import { aimRules } from '../../activities/rules/aim-rules.ts';
import { storyRules } from '../../activities/rules/consent-rules.ts';
import { controlRules, yearRules } from '../../control/rules/control-rules.ts';
import { financeRules } from '../../finance/rules/finance-rules.ts';
import { ledgerRule } from '../../finance/rules/ledger-rule.ts';
import { runningSupportRule } from '../../finance/rules/running-support.ts';
import { jointRule } from '../../joint/rules/joint-rule.ts';
import { partnerRules } from '../../partners/rules/partner-rules.ts';
import { designRules } from '../../programmes/rules/design-rules.ts';
import { programmeRules } from '../../programmes/rules/programme-rules.ts';
import { leavingRules } from '../../results/rules/leaving-rules.ts';
import { resultRules } from '../../results/rules/result-rules.ts';
import { reviewRules } from '../../reviews/rules/account-rules.ts';
import { rightsRules } from '../../rights/rules/rights-rules.ts';
import type { ParameterSeed, Rule } from '../../rulebook/rules/rule.ts';

/** The rules that really judge, by the area whose things they judge. */
export const rulesByArea = [
  { area: 'partners', rules: [...partnerRules, runningSupportRule] },
  { area: 'programmes', rules: [...programmeRules, ...designRules, ...aimRules] },
  { area: 'rights', rules: rightsRules },
  { area: 'activities', rules: activityRules },
  { area: 'stories', rules: storyRules },
  { area: 'results', rules: [...resultRules, ...leavingRules] },
  { area: 'reviews', rules: reviewRules },
  { area: 'finance', rules: [...financeRules, ...yearRules, jointRule] },
  { area: 'control', rules: [ledgerRule, ...controlRules] },
] as const satisfies readonly { area: string; rules: readonly Rule<never>[] }[];

/** A rule serves several kinds of activity and still is one rule. */
export const allRules: readonly Rule<never>[] = [
  ...new Map(
    rulesByArea.flatMap(({ rules }) => rules.map((rule: Rule<never>) => [rule.id, rule] as const)),
  ).values(),
];

/** The first value of every rule's numbers, as `adopt-rulebook` takes them. */
export const parameterSeeds: readonly (ParameterSeed & { ruleId: string })[] = allRules.flatMap(
  ({ id, parameters }) => parameters.map((seed) => ({ ...seed, ruleId: id })),
);
