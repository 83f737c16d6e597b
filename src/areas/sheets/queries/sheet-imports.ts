import { type RawBuilder, sql } from 'kysely';
import { inBulk } from '../../../db/in-bulk.ts';
import type { Tx } from '../../../db/transaction.ts';
import { isOfControl } from '../../finance/queries/expense-decided.ts';
import type { SheetMapping } from '../rules/sheet-input.ts';
import type { FigureKind, SheetKind } from '../rules/sheet-kinds.ts';

export type SheetImportRow = {
  id: string;
  programmeId: string;
  programme: string;
  partnershipId: string | null;
  kind: SheetKind;
  fileName: string;
  sha256: string;
  notation: string;
  mapping: SheetMapping | null;
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  by: string;
  at: Temporal.Instant;
  entryNo: number;
  undoneBy: string | null;
  undoneAt: Temporal.Instant | null;
  undoReason: string | null;
};

const importRows = (instituteId: string) => sql<SheetImportRow>`
  select i.id, i.programme_id as "programmeId", p.reference as programme, i.partnership_id as "partnershipId", i.kind,
    i.file_name as "fileName", i.sha256, i.notation, i.mapping, i.row_count as rows, i.created_count as created,
    i.updated_count as updated, i.unchanged_count as unchanged, i.imported_by_name as by, i.at, i.entry_no as "entryNo",
    u.undone_by_name as "undoneBy", u.at as "undoneAt", u.reason as "undoReason"
    from sheet_imports i
    join programmes p on p.institute_id = i.institute_id and p.id = i.programme_id
    left join sheet_undos u on u.institute_id = i.institute_id and u.import_id = i.id
   where i.institute_id = ${instituteId}`;

export const importsAPage = 25;

/** A page of the imports into a programme, the newest first, one more than fits; `limit: null` gives all, for a file. */
export const sheetImports = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
  { before, limit = importsAPage + 1 }: { before?: number | undefined; limit?: number | null } = {},
): Promise<SheetImportRow[]> => {
  const { rows } = await sql<SheetImportRow>`${importRows(instituteId)} and i.programme_id = ${programmeId}
    and (${before ?? null}::bigint is null or i.entry_no < ${before ?? null}::bigint)
    order by i.entry_no desc limit ${limit}`.execute(tx);
  return rows;
};

/** One import; undefined where there is none that the actor may see. */
export const sheetImport = async (
  tx: Tx,
  instituteId: string,
  id: string,
): Promise<SheetImportRow | undefined> => {
  const { rows } = await sql<SheetImportRow>`${importRows(instituteId)} and i.id = ${id}`.execute(tx);
  return rows[0];
};

export type WrittenRow = { sheetRow: number; key: string; writtenId: string; replacedId: string | null };

/** What an import wrote, in the order of the file. */
export const writtenRows = async (tx: Tx, instituteId: string, importId: string): Promise<WrittenRow[]> => {
  const { rows } = await sql<WrittenRow>`
    select r.sheet_row as "sheetRow", r.row_key as key, r.written_id as "writtenId", r.replaced_id as "replacedId"
      from sheet_rows r where r.institute_id = ${instituteId} and r.import_id = ${importId} and r.written_id is not null
     order by r.position`.execute(tx);
  return rows;
};

/** Rows of an import whose expense or amount was changed since: they no longer stand as they were written. */
export const changedSince = async (
  tx: Tx,
  instituteId: string,
  imported: Pick<SheetImportRow, 'id' | 'kind' | 'programmeId' | 'entryNo' | 'created' | 'updated'>,
): Promise<{ sheetRow: number; key: string }[]> => {
  const standing = await standingOf(tx, instituteId, imported);
  if (standing.length === imported.created + imported.updated) return [];
  const still = new Set(standing);
  return (await writtenRows(tx, instituteId, imported.id)).filter(({ writtenId }) => !still.has(writtenId));
};

/** What an import wrote and still stands; of a budget, in the version that is in force. */
const standingOf = async (
  tx: Tx,
  instituteId: string,
  { kind, programmeId, entryNo }: Pick<SheetImportRow, 'kind' | 'programmeId' | 'entryNo'>,
): Promise<string[]> => {
  const rows = await inBulk(tx, standingBy[kind](instituteId, programmeId, entryNo));
  return rows.map(({ id }) => id);
};

type Standing = (instituteId: string, programmeId: string, entryNo: number) => RawBuilder<{ id: string }>;

const standingExpenses: Standing = (instituteId, programmeId, entryNo) => sql`
  select e.id from expenses e where e.institute_id = ${instituteId}
     and e.programme_id = ${programmeId} and e.entry_no = ${entryNo} and e.ended_by_no is null
     and e.expense_id not in (select n.reverses_id from expenses n where n.institute_id = ${instituteId}
       and n.reverses_id is not null and n.ended_by_no is null) and not ${isOfControl(instituteId)}`;

const standingIn = (table: FigureKind, instituteId: string, entryNo: number) =>
  sql<{ id: string }>`select t.id from ${sql.table(table)} t where t.institute_id = ${instituteId}
    and t.entry_no = ${entryNo} and t.ended_by_no is null`;

const standingBy: Record<SheetKind, Standing> = {
  expenses: standingExpenses,
  'cash-book': standingExpenses,
  budget: (instituteId, programmeId, entryNo) => sql`
    select b.id from budget_amounts b where b.institute_id = ${instituteId}
       and b.programme_id = ${programmeId} and b.entry_no = ${entryNo} and b.ended_by_no is null and b.budget_version_id =
         (select v.id from budget_versions v where v.institute_id = b.institute_id and v.programme_id = b.programme_id
           order by v.edition desc limit 1)`,
  'opening-balances': (instituteId, programmeId, entryNo) => sql`
    select b.id from opening_balances b where b.institute_id = ${instituteId}
       and b.programme_id = ${programmeId} and b.entry_no = ${entryNo} and b.ended_by_no is null`,
  baselines: (instituteId, _, entryNo) => standingIn('baselines', instituteId, entryNo),
  targets: (instituteId, _, entryNo) => standingIn('targets', instituteId, entryNo),
  measurements: (instituteId, _, entryNo) => standingIn('measurements', instituteId, entryNo),
  // The entry of an import writes into one joint programme only.
  'joint-block': (instituteId, _, entryNo) => sql`
    select a.id from organisation_amounts a where a.institute_id = ${instituteId}
       and a.entry_no = ${entryNo} and a.ended_by_no is null`,
};

export type ImportedExpense = {
  sheetRow: number;
  key: string;
  expenseId: string;
  reference: string;
  becomes: string;
};

/** The first rows of an import with the expense of each; none for a budget. */
export const importedExpenses = async (
  tx: Tx,
  instituteId: string,
  importId: string,
  { after, most }: { after: number; most: number },
): Promise<(ImportedExpense & { position: number })[]> => {
  const { rows } = await sql<ImportedExpense & { position: number }>`
    select r.position, r.sheet_row as "sheetRow", r.row_key as key, r.subject_id as "expenseId", e.reference,
      case when r.written_id is null then 'unchanged' when r.replaced_id is null then 'created' else 'updated' end as becomes
      from sheet_rows r join lateral (select e.reference from expenses e where e.institute_id = r.institute_id
        and e.expense_id = r.subject_id order by e.entry_no desc limit 1) e on true
     where r.institute_id = ${instituteId} and r.import_id = ${importId} and r.position > ${after}
     order by r.position limit ${most}`.execute(tx);
  return rows;
};

/** The reference or journal number under which each expense of a programme was imported last. */
export const ownReferences = async (
  tx: Tx,
  instituteId: string,
  programmeId: string,
): Promise<Map<string, string>> => {
  const statement = sql<{ id: string; key: string }>`
    select distinct on (r.subject_id) r.subject_id as id, r.row_key as key from sheet_rows r
     where r.institute_id = ${instituteId}
       and r.subject_id in (select e.expense_id from expenses e
         where e.institute_id = ${instituteId} and e.programme_id = ${programmeId} and e.ended_by_no is null)
       and not exists (select from sheet_undos u where u.institute_id = r.institute_id and u.import_id = r.import_id)
     order by r.subject_id, r.entry_no desc`;
  const rows = await inBulk(tx, statement);
  return new Map(rows.map(({ id, key }) => [id, key]));
};
