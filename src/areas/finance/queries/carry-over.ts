import { together } from '../../../db/together.ts';
import type { Tx } from '../../../db/transaction.ts';
import { firstDayOfYear, lastDayOfYear, yearOf } from '../../../kernel/calendar-day.ts';
import { type EndOfOutcome, endsOf } from '../../programmes/queries/outcome-ends.ts';
import type { ProgrammeRow } from '../../programmes/queries/programmes.ts';
import { whyNotInOutcome } from '../../programmes/rules/outcome-end.ts';
import type { Placed } from '../rules/budget-place.ts';
import { type CarryOver, carriedOver, spentByGroup } from '../rules/carry-over.ts';
import { type BudgetAmountRow, budgetInForce } from './budget-amounts.ts';
import type { BudgetVersion } from './budget-versions.ts';
import { chargeGroups } from './charge-groups.ts';
import { type OpeningSum, openingSums } from './opening-balances.ts';

export type BudgetCarryOver = CarryOver<BudgetAmountRow> & { version: BudgetVersion };

/**
 * What the budget in force would carry from a year to the next, and the whole budget afterwards: what is accounted for
 * counts as spent; amounts that a revised one stands in for, in other currencies, or of an outcome that has ended by the
 * next year stay. Undefined in the last year, and
 * without a budget.
 */
export const budgetCarryOver = async (
  tx: Tx,
  instituteId: string,
  { id: programmeId, currency, untilOn }: ProgrammeRow,
  year: number,
): Promise<BudgetCarryOver | undefined> => {
  const { version, amounts } = await budgetInForce(tx, instituteId, programmeId);
  if (!version || year >= yearOf(untilOn)) return undefined;
  const isCounted = (amount: BudgetAmountRow) => !amount.isSuperseded && amount.currency === currency;
  const counted = amounts.filter(isCounted);
  const charged = (await chargeGroups(tx, instituteId, { programmeId })).filter((each) => each.isChargeable);
  const outcomes = counted.flatMap(({ outcomeId }) => outcomeId ?? []);
  const { openings, ends } = await together<{ openings: OpeningSum; ends: EndOfOutcome }>(tx, {
    openings: openingSums(instituteId, { programmeId }),
    ends: endsOf(instituteId, outcomes),
  });
  const sums = [...charged, ...openings];
  const spent = spentByGroup(
    counted,
    sums.filter((sum) => sum.year <= year),
  );
  const last = lastDayOfYear(year + 1);
  const next = { from: firstDayOfYear(year + 1), until: last > untilOn ? untilOn : last };
  // An original amount steps back for the revised one of its very period, which therefore stays whole.
  const mayPart = ({ iatiType }: BudgetAmountRow) => iatiType === null;
  const goesOn = (place: { outcomeId: string | null }) =>
    !ends.some((end) => end.outcomeId === place.outcomeId && whyNotInOutcome(end, next.from));
  const carry = carriedOver(counted, spent, { year, next, mayPart, goesOn });
  const others: Placed[] = amounts.filter((amount) => !isCounted(amount));
  return { ...carry, cells: [...carry.cells, ...others], version };
};
