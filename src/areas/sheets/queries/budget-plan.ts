import type { Tx } from '../../../db/transaction.ts';
import { budgetInForce } from '../../finance/queries/budget-amounts.ts';
import type { ProgrammeRow } from '../../programmes/queries/programmes.ts';
import { type MatchedAmount, matchBudget } from '../rules/match-budget.ts';
import type { RowProblem } from '../rules/match-expenses.ts';
import { placeNames } from '../rules/place-names.ts';
import type { BudgetSheetRow } from '../rules/sheet-input.ts';
import { sheetPlaces } from './sheet-places.ts';

/** What the rows would come to beside the budget in force; the preview and the import both ask this. */
export const planBudgetSheet = async (
  tx: Tx,
  instituteId: string,
  programme: ProgrammeRow,
  rows: readonly BudgetSheetRow[],
): Promise<{ matched: MatchedAmount[]; problems: RowProblem[] }> => {
  const names = placeNames(await sheetPlaces(tx, instituteId, programme.id, []));
  const { amounts } = await budgetInForce(tx, instituteId, programme.id);
  return matchBudget(rows, {
    names,
    period: { from: programme.fromOn, until: programme.untilOn },
    standing: amounts.filter(({ isSuperseded }) => !isSuperseded),
  });
};
