import type { Writing } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { replaceExpenses, writeManyExpenses } from '../../finance/commands/write-many-expenses.ts';
import type { ExpenseDraft } from '../../finance/rules/expense-draft.ts';
import { sharedConversion } from '../../finance/rules/shared-conversion.ts';
import { planExpenseSheet } from '../queries/expense-plan.ts';
import { planDigest } from '../queries/plan-digest.ts';
import type { MatchedExpense } from '../rules/match-expenses.ts';
import type { SheetImportInput } from '../rules/sheet-input.ts';
import { whoseRows } from '../rules/sheet-permissions.ts';
import type { Imported } from './import-sheet.ts';
import type { SheetRow } from './keep-sheet-rows.ts';

/** Writes what a list of expenses or a cash book comes to beside what stands. */
export const importExpenses = async (
  writing: Writing,
  input: SheetImportInput,
  reason: string,
): Promise<Imported> => {
  const { matched, problems } = await planExpenseSheet(writing.tx, writing.chain, {
    ...input,
    ...whoseRows(writing.actor, input),
    rows: input.expenses,
  });
  if (problems.length > 0) return { problems };
  const created = matched.filter(({ becomes }) => becomes === 'created');
  const drafts = input.kind === 'cash-book' ? convertedTogether(created) : created.map(({ draft }) => draft);
  if (!drafts) return { problem: { key: 'finance.amount-beyond-counting' } };
  const written = created.map(({ input: said, draft }, at) => ({
    id: newId(),
    reference: `D${draft.chargedYear}-${writing.entryNo}.${at + 1}`,
    input: said,
    draft: drafts[at]!,
  }));
  await writeManyExpenses(writing, written);
  const updated = matched.filter(({ becomes }) => becomes === 'updated');
  const replacing = updated.map(({ input: said, draft, standing }) => ({
    standingId: standing!.rowId,
    input: said,
    draft,
  }));
  const newIds = await replaceExpenses(writing, replacing, reason);
  const writtenBy = new Map<MatchedExpense, string>([
    ...created.map((each, at) => [each, written[at]!.id] as const),
    ...updated.map((each, at) => [each, newIds[at]!] as const),
  ]);
  const rows = matched.map((each): SheetRow => {
    const writtenId = writtenBy.get(each) ?? null;
    return {
      partnershipId: each.partnershipId,
      sheetRow: each.row.row,
      key: each.row.reference,
      subjectId: each.standing?.id ?? writtenId!,
      writtenId,
      replacedId: each.becomes === 'updated' ? each.standing!.rowId : null,
      said: writtenId === null ? null : [each.input, each.draft],
    };
  });
  const count = (...kinds: MatchedExpense['becomes'][]): number =>
    matched.filter(({ becomes }) => kinds.includes(becomes)).length;
  return {
    rows,
    counts: { created: created.length, updated: updated.length, unchanged: count('unchanged', 'linked') },
    plan: planDigest(matched),
  };
};

/** Rows of a cash book at one rate are converted as one and shared out, so that they add up to the converted whole. */
const convertedTogether = (created: readonly MatchedExpense[]): ExpenseDraft[] | undefined => {
  const drafts = created.map(({ draft }) => draft);
  const together = Map.groupBy(created.keys(), (at) => {
    const { input, draft } = created[at]!;
    return `${input.amount.currency} ${draft.rate} ${draft.converted.currency}`;
  });
  for (const places of together.values()) {
    const { input, draft } = created[places[0]!]!;
    const to = draft.converted.currency;
    const parts = sharedConversion({
      amounts: places.map((at) => created[at]!.input.amount.minor),
      currency: input.amount.currency,
      rate: draft.rate,
      to,
    });
    if (!parts) return undefined;
    for (const [index, at] of places.entries())
      drafts[at] = { ...drafts[at]!, converted: { minor: parts[index]!, currency: to } };
  }
  return drafts;
};
