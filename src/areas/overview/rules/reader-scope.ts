import type { Actor } from '../../../kernel/actor.ts';
import { type CalendarDay, firstDayOfYear, lastDayOfYear } from '../../../kernel/calendar-day.ts';
import { outcomesRead } from '../../../kernel/under-control.ts';
import { budgetUnderControl, controlOf, isUnderControl } from '../../finance/rules/money-under-control.ts';

/** Who reads figures: a partner its own part, an auditor what is under control, all others the whole. */
export type Reader = Pick<Actor, 'partnerships' | 'scope'>;

type OfOutcome = { outcomeId: string | null };
type Budgeted = OfOutcome & { from: CalendarDay; until: CalendarDay; minor: number };
type Spent = OfOutcome & { year: number };
type Period = { fromOn: CalendarDay; untilOn: CalendarDay };

export const isControlled = (reader: Reader): boolean => controlOf(reader) !== undefined;

/**
 * Budget and spending of the same outcomes and years: who also confirms frozen figures reads the expenses of all outcomes of
 * that year, but the budget of those under control alone.
 */
export const moneyOfReader = <Budget extends Budgeted, Spending extends Spent>(
  reader: Reader,
  money: { budget: readonly Budget[]; spending: readonly Spending[] },
): { budget: readonly Budget[]; spending: readonly Spending[] } => {
  const control = controlOf(reader);
  return {
    budget: budgetUnderControl(control, money.budget),
    spending: money.spending.filter(isUnderControl(control)),
  };
};

/** The part of a programme's time that the money of such a reader is of. */
export const timeOfReader = (reader: Reader, { fromOn, untilOn }: Period): Period => {
  const years = controlOf(reader)?.years ?? [];
  if (years.length === 0) return { fromOn, untilOn };
  const [first, last] = [firstDayOfYear(Math.min(...years)), lastDayOfYear(Math.max(...years))];
  const own = { fromOn: first > fromOn ? first : fromOn, untilOn: last < untilOn ? last : untilOn };
  return own.fromOn <= own.untilOn ? own : { fromOn, untilOn };
};

/**
 * The outcomes that concern a reader: of an auditor those under control, of all others every one that they read. Which a partner
 * reads is said by row security alone (view `outcomes_worked_in`).
 */
export const outcomesOfReader = <Outcome extends { id: string }>(
  reader: Reader,
  outcomes: readonly Outcome[],
): Outcome[] => outcomesRead(reader, outcomes);
