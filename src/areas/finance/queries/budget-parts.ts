import type { Tx } from '../../../db/transaction.ts';
import type { CalendarDay } from '../../../kernel/calendar-day.ts';
import { isAt, type MoneyKeys, moneyAxes } from '../rules/money-axes.ts';
import { budgetUnderControl, type Control } from '../rules/money-under-control.ts';
import { monthOf } from '../rules/period-months.ts';
import { budgetEntries } from './budget-against-actual.ts';
import { type BudgetAmountRow, budgetInForce } from './budget-amounts.ts';
import type { BudgetVersion } from './budget-versions.ts';

/** What of the budget a figure holds: all of it, or what is still to come. */
export const budgetPartKinds = ['budget', 'forecast'] as const;
export type BudgetPartKind = (typeof budgetPartKinds)[number];

export type BudgetPartScope = MoneyKeys & {
  programmeId: string;
  kind: BudgetPartKind;
  asOf?: number | undefined;
  /** The months after that of this day are to come. */
  today: CalendarDay;
  currency: string;
  control?: Control | undefined;
};

/** An amount of the budget in force, and its part at the keys asked, minor units. */
export type BudgetPart = BudgetAmountRow & { part: number };

/** Exactly the parts of budget amounts that a figure of `budgetAgainstActual` is made of, shared out by the same function. */
export const budgetParts = async (
  tx: Tx,
  instituteId: string,
  scope: BudgetPartScope,
): Promise<{ version: BudgetVersion | undefined; parts: BudgetPart[]; minor: number }> => {
  const { programmeId, kind, asOf, today, currency, control } = scope;
  const { version, amounts } = await budgetInForce(tx, instituteId, programmeId, asOf);
  const axes = moneyAxes.filter((axis) => scope.at[axis] !== undefined || scope.until[axis] !== undefined);
  const parts = budgetUnderControl(control, amounts)
    .filter((amount) => !amount.isSuperseded && amount.currency === currency)
    .map((amount) => ({
      ...amount,
      part: budgetEntries(amount, axes, monthOf(today))
        .filter(({ place }) => isAt(place, scope))
        .reduce((sum, { figures }) => sum + (figures[kind] ?? 0), 0),
    }))
    .filter(({ part }) => part !== 0);
  return { version, parts, minor: parts.reduce((sum, { part }) => sum + part, 0) };
};
