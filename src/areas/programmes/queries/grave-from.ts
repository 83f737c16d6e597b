import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { parametersOn } from '../../rulebook/queries/parameters.ts';
import { graveRiskRule, graveScore } from '../rules/design-rules.ts';

/** From which product of probability and impact a risk is grave on a day: the number by which the rule judges. */
export const graveFrom = async (tx: Tx, instituteId: string, day: CalendarDay): Promise<number> => {
  const parameters = await parametersOn(tx, instituteId, [graveRiskRule.id], day);
  return Number(parameters.get(graveRiskRule.id)?.get('score')?.value ?? graveScore);
};
