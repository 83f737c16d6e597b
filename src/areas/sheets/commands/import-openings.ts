import type { Writing } from '../../../command/command.ts';
import { within } from '../../../command/within.ts';
import { setOpeningBalances } from '../../finance/commands/set-opening-balances.ts';
import type { ProgrammeRow } from '../../programmes/queries/programmes.ts';
import { planOpeningSheet } from '../queries/opening-plan.ts';
import type { SheetImportInput } from '../rules/sheet-input.ts';
import { toldOf, writtenCells } from './import-budget.ts';
import type { Imported } from './import-sheet.ts';

/** Writes what a file of opening balances comes to beside those that stand, through the command that sets them. */
export const importOpenings = async (
  writing: Writing,
  programme: ProgrammeRow,
  input: SheetImportInput,
  reason: string,
): Promise<Imported> => {
  const { matched, problems } = await planOpeningSheet(writing.tx, writing.chain, programme, input.openings);
  if (problems.length > 0) return { problems };
  const written = matched.filter(({ becomes }) => becomes !== 'unchanged');
  if (written.length === 0) return { rows: [], ...toldOf(matched) };
  const balances = written.map((each) => each.input);
  const { value } = await within(writing, setOpeningBalances, {
    programmeId: programme.id,
    balances,
    reason,
  });
  return { rows: writtenCells(written, value.ids), ...toldOf(matched) };
};
