import type { Actor } from '../../../kernel/actor.ts';
import { type CalendarDay, firstDayOfYear, lastDayOfYear } from '../../../kernel/calendar-day.ts';
import { amountByYear } from './period-years.ts';

/** The outcomes and years that a reader's figures are of. */
export type Control = { outcomes: readonly string[]; years: readonly number[] };

/** The control that limits outcomes; an auditor of frozen figures alone has none, and neither has anyone else. */
export const controlOf = ({ scope }: Pick<Actor, 'scope'>): Control | undefined =>
  scope && scope.outcomes.length > 0 ? scope : undefined;

type OfYear = { outcomeId: string | null; year: number };
type Budgeted = { outcomeId: string | null; from: CalendarDay; until: CalendarDay; minor: number };

/** Whether what was spent or paid is of the control. */
export const isUnderControl =
  (control: Control | undefined) =>
  ({ outcomeId, year }: OfYear): boolean =>
    !control || (outcomeId !== null && control.outcomes.includes(outcomeId) && control.years.includes(year));

/** The parts of budget amounts that fall into the years of the control: an amount over several years begins before them too. */
export const budgetUnderControl = <Amount extends Budgeted>(
  control: Control | undefined,
  amounts: readonly Amount[],
): Amount[] =>
  control
    ? amounts.flatMap((amount) =>
        [...amountByYear(amount.minor, amount.from, amount.until)]
          .filter(([year]) => isUnderControl(control)({ outcomeId: amount.outcomeId, year }))
          .map(([year, minor]) => ({ ...amount, ...daysOfYear(amount, year), minor })),
      )
    : [...amounts];

const daysOfYear = ({ from, until }: Budgeted, year: number) => {
  const [first, last] = [firstDayOfYear(year), lastDayOfYear(year)];
  return { from: from > first ? from : first, until: until < last ? until : last };
};
