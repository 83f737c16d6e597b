import type { Tx } from '../../../db/transaction.ts';
import { type CalendarDay, todayIn } from '../../../kernel/calendar-day.ts';
import { toDecimal } from '../../../kernel/money.ts';
import { parametersOn } from '../../rulebook/queries/parameters.ts';
import { applyRule, type Check } from '../../rulebook/rules/rule.ts';
import { advanceAges, advanceRules } from '../rules/advance-rules.ts';
import { type AdvanceFilter, type OpenAdvance, openAdvances } from './open-advances.ts';

export type JudgedAdvance = OpenAdvance & { checks: readonly Check[] };

/** The open advances with what the rules say of each by its age. */
export const judgedAdvances = async (
  tx: Tx,
  instituteId: string,
  filter: AdvanceFilter = {},
): Promise<JudgedAdvance[]> => {
  const day = filter.on ?? todayIn();
  const ids = advanceRules.map(({ id }) => id);
  const values = await parametersOn(tx, instituteId, ids, day, filter.asOf);
  const advances = await openAdvances(tx, instituteId, filter);
  return advances.map((advance) => {
    const open = toDecimal({ minor: advance.openMinor, currency: advance.currency });
    const facts = { days: advance.days, open, currency: advance.currency };
    const on = { day, exceptions: [] };
    const checks = advanceRules.map((rule) => applyRule(rule, facts, values.get(rule.id) ?? new Map(), on));
    return { ...advance, checks };
  });
};

/** From how many days on an advance counts as old and as very old on a day. */
export const advanceAgesOn = async (
  tx: Tx,
  instituteId: string,
  day: CalendarDay,
): Promise<{ old: number; veryOld: number }> => {
  const values = (await parametersOn(tx, instituteId, ['M24'], day)).get('M24');
  return advanceAges((name) => values?.get(name)?.value);
};
