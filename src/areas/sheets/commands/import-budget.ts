import type { Writing } from '../../../command/command.ts';
import { within } from '../../../command/within.ts';
import { setBudgetAmounts } from '../../finance/commands/set-budget-amounts.ts';
import type { ProgrammeRow } from '../../programmes/queries/programmes.ts';
import { planBudgetSheet } from '../queries/budget-plan.ts';
import type { SheetImportInput } from '../rules/sheet-input.ts';
import type { Imported } from './import-sheet.ts';
import type { SheetRow } from './keep-sheet-rows.ts';

/** Writes what a budget's file comes to beside the budget in force, through the command that sets its cells. */
export const importBudget = async (
  writing: Writing,
  programme: ProgrammeRow,
  input: SheetImportInput,
  reason: string,
): Promise<Imported> => {
  const { matched, problems } = await planBudgetSheet(writing.tx, writing.chain, programme, input.budget);
  if (problems.length > 0) return { problems };
  const written = matched.filter(({ becomes }) => becomes !== 'unchanged');
  if (written.length > 0) {
    const amounts = written.map((each) => each.input);
    const { value } = await within(writing, setBudgetAmounts, { programmeId: programme.id, amounts, reason });
    return { rows: writtenCells(written, value.ids), counts: countsOf(matched) };
  }
  return { rows: [], counts: countsOf(matched) };
};

type WrittenCell = {
  row: number;
  key: string;
  input: { partnershipId?: string | undefined };
  standing?: { id: string };
};

/** The rows of a file that wrote cells, with the ids of what they wrote. */
export const writtenCells = (written: readonly WrittenCell[], ids: readonly string[]): SheetRow[] =>
  written.map(({ row, key, input, standing }, at) => ({
    partnershipId: input.partnershipId ?? null,
    sheetRow: row,
    key,
    subjectId: ids[at]!,
    writtenId: ids[at]!,
    replacedId: standing?.id ?? null,
    said: input,
  }));

export const countsOf = (matched: readonly { becomes: 'created' | 'updated' | 'unchanged' }[]) => {
  const count = (kind: string): number => matched.filter(({ becomes }) => becomes === kind).length;
  return { created: count('created'), updated: count('updated'), unchanged: count('unchanged') };
};
