import type { Tx } from '../../../db/transaction.ts';
import { type CalendarDay, yearOf } from '../../../kernel/calendar-day.ts';
import { parametersOn } from '../../rulebook/queries/parameters.ts';
import { applyRule, type Check } from '../../rulebook/rules/rule.ts';
import { type RunningYear, runningSupportRule } from '../rules/running-support.ts';

/** What is said of a partner's running support on a day; it blocks nothing, so no derogation is looked for. */
export const runningSupportCheck = async (
  tx: Tx,
  instituteId: string,
  years: readonly RunningYear[],
  day: CalendarDay,
): Promise<Check> => {
  const { id } = runningSupportRule;
  const values = (await parametersOn(tx, instituteId, [id], day)).get(id) ?? new Map();
  const facts = { years, currentYear: yearOf(day) };
  return applyRule(runningSupportRule, facts, values, { day, exceptions: [] });
};
