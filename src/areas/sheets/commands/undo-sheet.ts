import { defineCommand, done, refuse, type Writing } from '../../../command/command.ts';
import { NotAllowed, NotFound } from '../../../kernel/problem.ts';
import { restoreCells } from '../../finance/commands/restore-cells.ts';
import { restoreExpenses } from '../../finance/commands/write-many-expenses.ts';
import { certifiedYearAmong } from '../../finance/queries/certified-reports.ts';
import { isReportWithdrawn } from '../../finance/queries/opening-balances.ts';
import { closedDayOf } from '../../finance/queries/period-locks.ts';
import { restoreFigures } from '../../results/commands/restore-figures.ts';
import { ofEarlierMeaning } from '../../results/queries/earlier-meanings.ts';
import { whyFixed } from '../../results/rules/report-state.ts';
import { fixedAmong } from '../queries/fixed-figures.ts';
import {
  changedSince,
  type SheetImportRow,
  sheetImport,
  type WrittenRow,
  writtenRows,
} from '../queries/sheet-imports.ts';
import { sheetUndoInput } from '../rules/sheet-input.ts';
import { mayImportSheet } from '../rules/sheet-permissions.ts';

const namedRows = 10;

const restorers = {
  budget: restoreCells('budget_amounts'),
  'opening-balances': restoreCells('opening_balances'),
  'joint-block': restoreCells('organisation_amounts'),
  baselines: restoreFigures('baselines'),
  targets: restoreFigures('targets'),
  measurements: restoreFigures('measurements'),
  expenses: restoreExpenses,
  'cash-book': restoreExpenses,
};

/**
 * Takes an import back: what it created is voided, what it changed stands again as it was, as new rows with the
 * reason; a target or baseline of before its indicator meant something else stays history. Refused where a row was changed since, and says which.
 */
export const undoSheet = defineCommand({
  name: 'undo-sheet',
  version: 1,
  input: sheetUndoInput,
  constraints: {
    sheet_undos_pkey: { problem: { key: 'sheets.undone-already' } },
    an_activity_with_expenses_cannot_be_cancelled: { problem: { key: 'finance.activity-cancelled' } },
  },
  may: (actor) => mayImportSheet(actor, { kind: 'expenses', partnershipId: actor.partnerships[0] }),
  run: async (writing, { id, reason }) => {
    const { tx, chain, actor, entryNo } = writing;
    const imported = await sheetImport(tx, chain, id);
    if (!imported) throw new NotFound();
    const allowed = mayImportSheet(actor, imported);
    if (allowed !== true) throw new NotAllowed(allowed);
    if (imported.undoneAt) return refuse({ key: 'sheets.undone-already' });
    const changed = await changedSince(tx, chain, imported);
    if (changed.length > 0) {
      const rows = changed
        .slice(0, namedRows)
        .map(({ sheetRow }) => sheetRow)
        .join(', ');
      return refuse({ key: 'sheets.rows-changed-since', args: { count: changed.length, rows } });
    }
    const rows = await restoredRows(writing, imported);
    const written = rows.map(({ writtenId }) => writtenId);
    const again = rows.flatMap(({ replacedId }) => replacedId ?? []);
    const closed = await closedDayOf(tx, chain, [...written, ...again]);
    if (closed) return refuse({ key: 'finance.period-closed', args: { day: closed } });
    const year = await certifiedYearAmong(tx, chain, again);
    if (year) return refuse({ key: 'finance.year-certified', args: { year: String(year) } });
    if (await isReportWithdrawn(tx, chain, again)) return refuse({ key: 'finance.report-was-withdrawn' });
    const fixed = imported.kind === 'measurements' ? await fixedAmong(tx, chain, written) : undefined;
    if (fixed) return refuse(whyFixed(fixed) ?? { key: 'results.report-is-with-officer' });
    await restorers[imported.kind](writing, rows, reason);
    await tx
      .insertInto('sheet_undos')
      .values({
        institute_id: chain,
        import_id: id,
        partnership_id: imported.partnershipId,
        reason,
        undone_by_name: actor.name,
        entry_no: entryNo,
      })
      .execute();
    const restored = again.length;
    return done(
      { id, voided: rows.length - restored, restored },
      {
        subject: { kind: 'sheet-import', id },
        partnershipId: imported.partnershipId,
        before: { fileName: imported.fileName, sha256: imported.sha256 },
        after: { reason, voided: rows.length - restored, restored },
      },
    );
  },
});

/**
 * What the import wrote, with what stands again in its place. Targets and baselines count from when they are entered: one of an
 * earlier meaning that stood again would be an aim of what the indicator means now.
 */
const restoredRows = async (
  { tx, chain }: Writing,
  { id, kind }: Pick<SheetImportRow, 'id' | 'kind'>,
): Promise<WrittenRow[]> => {
  const rows = await writtenRows(tx, chain, id);
  if (kind !== 'targets' && kind !== 'baselines') return rows;
  const replaced = rows.flatMap(({ replacedId }) => replacedId ?? []);
  const earlier = await ofEarlierMeaning(tx, chain, kind, replaced);
  return rows.map((row) => (earlier.has(row.replacedId ?? '') ? { ...row, replacedId: null } : row));
};
