import type { Writing } from '../../../command/command.ts';
import { within } from '../../../command/within.ts';
import { setBudgetAmounts } from '../../finance/commands/set-budget-amounts.ts';
import type { ProgrammeRow } from '../../programmes/queries/programmes.ts';
import { planBudgetSheet } from '../queries/budget-plan.ts';
import { planDigest } from '../queries/plan-digest.ts';
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
    return { rows: writtenCells(written, value.ids), ...toldOf(matched) };
  }
  return { rows: [], ...toldOf(matched) };
};

type WrittenCell = {
  row: number;
  key: string;
  input: { partnershipId?: string | undefined } | object;
  standing?: { id: string };
};

/** The rows of a file that wrote cells, with the ids of what they wrote. */
export const writtenCells = (written: readonly WrittenCell[], ids: readonly string[]): SheetRow[] =>
  written.map(({ row, key, input, standing }, at) => ({
    partnershipId: ('partnershipId' in input && input.partnershipId) || null,
    sheetRow: row,
    key,
    subjectId: ids[at]!,
    writtenId: ids[at]!,
    replacedId: standing?.id ?? null,
    said: input,
  }));

/** How many cells are new, changed or the same, and by what another plan is known from this one. */
export const toldOf = (matched: Parameters<typeof planDigest>[0]) => {
  const count = (kind: string): number => matched.filter(({ becomes }) => becomes === kind).length;
  const counts = { created: count('created'), updated: count('updated'), unchanged: count('unchanged') };
  return { counts, plan: planDigest(matched) };
};
