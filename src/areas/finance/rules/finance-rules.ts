import type { Rule } from '../../rulebook/rules/rule.ts';
import { advanceRules } from './advance-rules.ts';
import { budgetRules } from './budget-rules.ts';
import { chargeRules } from './charge-rules.ts';
import { claimRules } from './claim-rules.ts';
import { expenseLookRules } from './expense-rules.ts';
import { revenueRules } from './revenue-rules.ts';
import { shiftRules } from './shift-rules.ts';
import { transferRules } from './transfer-rules.ts';

/** Every rule of this area, for the page of all rules and for the rulebook's parameters. */
export const financeRules: readonly Rule<never>[] = [
  ...chargeRules,
  ...expenseLookRules,
  ...transferRules,
  ...advanceRules,
  ...claimRules,
  ...shiftRules,
  ...budgetRules,
  ...revenueRules,
];
