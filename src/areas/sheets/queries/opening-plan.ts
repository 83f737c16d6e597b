import type { Tx } from '../../../db/transaction.ts';
import { openingBalances } from '../../finance/queries/opening-balances.ts';
import { openingContext } from '../../finance/queries/opening-context.ts';
import type { ProgrammeRow } from '../../programmes/queries/programmes.ts';
import type { RowProblem } from '../rules/match-expenses.ts';
import { type MatchedBalance, matchOpenings } from '../rules/match-openings.ts';
import { placeNames } from '../rules/place-names.ts';
import type { OpeningSheetRow } from '../rules/sheet-input.ts';
import { sheetPlaces } from './sheet-places.ts';

/** What the rows would come to beside the balances that stand; the preview and the import both ask this. */
export const planOpeningSheet = async (
  tx: Tx,
  instituteId: string,
  programme: ProgrammeRow,
  rows: readonly OpeningSheetRow[],
): Promise<{ matched: MatchedBalance[]; problems: RowProblem[] }> =>
  matchOpenings(rows, {
    names: placeNames(await sheetPlaces(tx, instituteId, programme.id, [])),
    context: await openingContext(tx, instituteId, programme),
    standing: await openingBalances(tx, instituteId, { programmeId: programme.id }),
  });
