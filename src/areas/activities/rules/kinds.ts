import type { Rule } from '../../rulebook/rules/rule.ts';
import type { ActivityFacts } from './activity-facts.ts';
import { belgianAwarenessRules } from './belgian-awareness-rules.ts';
import { buildingRules } from './building-rules.ts';
import { defenceRules } from './defence-rules.ts';
import { exchangeRules } from './exchange-rules.ts';
import type { BuiltKind } from './kind-details.ts';
import { missionRules } from './mission-rules.ts';
import { multilateralRules } from './multilateral-rules.ts';
import { seniorTrainingRules } from './senior-training-rules.ts';
import { supportRules } from './support-rules.ts';
import { trainingRules } from './training-rules.ts';

/** The rules that judge only activities of one kind. */
export const rulesOfKind: { readonly [Kind in BuiltKind]: readonly Rule<ActivityFacts<Kind>>[] } = {
  A1: buildingRules,
  A2: trainingRules,
  A3: supportRules,
  A4: defenceRules,
  A5: seniorTrainingRules,
  A6: multilateralRules,
  A7: exchangeRules,
  A8: missionRules,
  A9: belgianAwarenessRules,
};
