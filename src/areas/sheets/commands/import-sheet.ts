import { defineCommand, done, refuse, refuseFields } from '../../../command/command.ts';
import { newId } from '../../../kernel/id.ts';
import { type FieldErrors, NotFound } from '../../../kernel/problem.ts';
import { programmeById } from '../../programmes/queries/programmes.ts';
import type { RowProblem } from '../rules/match-expenses.ts';
import { type SheetImportInput, sheetImportInput } from '../rules/sheet-input.ts';
import { isOfExpenses } from '../rules/sheet-kinds.ts';
import { mayImportSheet, whoseRows } from '../rules/sheet-permissions.ts';
import { importBudget } from './import-budget.ts';
import { importExpenses } from './import-expenses.ts';
import { importFigures } from './import-figures.ts';
import { importJoint } from './import-joint.ts';
import { importOpenings } from './import-openings.ts';
import { keepSheetRows, type SheetRow } from './keep-sheet-rows.ts';

type Counts = { created: number; updated: number; unchanged: number };

export type Imported =
  | { rows: SheetRow[]; counts: Counts; plan: string }
  | { problems: RowProblem[] }
  | { problem: { key: string } };

/**
 * A file of rows, all of it or nothing, in one entry: what is new is added, what differs is corrected, what stands so
 * stays. Sent again it changes nothing, since each row is known by its key; `undoSheet` takes it back.
 */
export const importSheet = defineCommand({
  name: 'import-sheet',
  version: 1,
  input: sheetImportInput,
  constraints: {
    an_activity_with_expenses_cannot_be_cancelled: { problem: { key: 'finance.activity-cancelled' } },
  },
  may: (actor, input: SheetImportInput) => mayImportSheet(actor, { ...input, ...whoseRows(actor, input) }),
  run: async (writing, input) => {
    const { tx, chain, actor, entryNo } = writing;
    const programme = await programmeById(tx, chain, input.programmeId);
    if (!programme) throw new NotFound();
    const { id = newId(), kind, fileName, sha256, mapping, notation, size, expected } = input;
    const partnershipId = whoseRows(actor, input).partnershipId ?? null;
    // Only what takes the place of another row keeps it.
    const reason = input.reason ?? fileName;
    const imported = !isOfExpenses(kind)
      ? await importers[kind](writing, programme, input, reason)
      : await importExpenses(writing, { ...input, partnershipId: partnershipId ?? undefined }, reason);
    if ('problem' in imported) return refuse(imported.problem);
    if ('problems' in imported) return refuseFields(byRow(imported.problems));
    const { rows, counts, plan } = imported;
    if (expected && !isAsExpected(expected, counts, plan))
      return refuse({ key: 'sheets.changed-since-preview' });
    // Whether anything changes is known once all is planned; what was written until then goes back with the refusal.
    if (counts.updated > 0 && !input.reason)
      return refuseFields({ reason: [{ key: 'sheets.say-why', args: { count: counts.updated } }] });
    await tx
      .insertInto('sheet_imports')
      .values({
        institute_id: chain,
        id,
        programme_id: programme.id,
        partnership_id: partnershipId,
        kind,
        file_name: fileName,
        sha256,
        size_bytes: size,
        notation,
        mapping: mapping ? JSON.stringify(mapping) : null,
        row_count: [input.budget, input.openings, input.jointAmounts, input.figures, input.expenses].flat()
          .length,
        created_count: counts.created,
        updated_count: counts.updated,
        unchanged_count: counts.unchanged,
        imported_by_name: actor.name,
        entry_no: entryNo,
      })
      .execute();
    const digest = await keepSheetRows(writing, id, rows);
    return done(
      { id, ...counts },
      {
        subject: { kind: 'sheet-import', id },
        partnershipId,
        after: {
          programmeId: programme.id,
          kind,
          fileName,
          sha256,
          size,
          notation,
          ...(input.reason ? { reason: input.reason } : {}),
          ...counts,
          rowsDigest: digest,
        },
      },
    );
  },
});

const importers = {
  budget: importBudget,
  'opening-balances': importOpenings,
  'joint-block': importJoint,
  baselines: importFigures('baselines'),
  targets: importFigures('targets'),
  measurements: importFigures('measurements'),
};

const isAsExpected = (expected: Counts & { plan?: string | undefined }, counts: Counts, plan: string) =>
  (expected.plan === undefined || expected.plan === plan) &&
  expected.created === counts.created &&
  expected.updated === counts.updated &&
  expected.unchanged === counts.unchanged;

/** `rows.12.paidOn`: the line of the file as a spreadsheet counts, and the column. */
const byRow = (problems: readonly RowProblem[]): FieldErrors => {
  const fields: FieldErrors = {};
  for (const { row, column, problem } of problems) {
    const field = `rows.${row}.${column}`;
    fields[field] = [...(fields[field] ?? []), problem];
  }
  return fields;
};
