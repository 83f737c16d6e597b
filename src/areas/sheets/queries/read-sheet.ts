import { setImmediate } from 'node:timers/promises';
import type { Tx } from '../../../db/transaction.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { PlainSheets } from '../../../kernel/plain-sheet.ts';
import { fail, ok, type Result } from '../../../kernel/result.ts';
import type { ProgrammeRow } from '../../programmes/queries/programmes.ts';
import type { Step } from '../../results/rules/indicator-input.ts';
import type { MatchedExpense, RowProblem } from '../rules/match-expenses.ts';
import { readFigureRows } from '../rules/read-figure-rows.ts';
import { readBudgetRows, readExpenseRows, readJointRows, readOpeningRows } from '../rules/read-rows.ts';
import {
  budgetChanges,
  figureCategories,
  figureChanges,
  jointChanges,
  openingChanges,
  type SheetChange,
} from '../rules/sheet-changes.ts';
import type {
  BudgetSheetRow,
  ExpenseSheetRow,
  FigureSheetRow,
  JointSheetRow,
  OpeningSheetRow,
  SheetImportInput,
  SheetMapping,
} from '../rules/sheet-input.ts';
import { isOfExpenses, isOfFigures, type SheetKind, sheetColumns } from '../rules/sheet-kinds.ts';
import type { Notation } from '../rules/sheet-notation.ts';
import { whoseRows } from '../rules/sheet-permissions.ts';
import { addressOf, findTable, type SheetRefusal, type SheetTable } from '../rules/sheet-table.ts';
import { planBudgetSheet } from './budget-plan.ts';
import { planExpenseSheet } from './expense-plan.ts';
import { planFigureSheet } from './figure-plan.ts';
import { planJointSheet } from './joint-plan.ts';
import { planOpeningSheet } from './opening-plan.ts';
import { planDigest } from './plan-digest.ts';
import { choiceWords, headNames } from './sheet-words.ts';
import { type BookedExpense, bookedBeside } from './standing-expenses.ts';

/** What a file is read as. */
export type ReadingAs = {
  kind: SheetKind;
  programme: ProgrammeRow;
  partnershipId?: string | undefined;
  notation: Notation;
  mapping?: SheetMapping | undefined;
};

/** A file whose cells were read: its rows in our form, and each cell that cannot be taken. */
export type ReadSheet = ReadingAs & {
  table: SheetTable;
  expenses: ExpenseSheetRow[];
  budget: BudgetSheetRow[];
  openings: OpeningSheetRow[];
  jointAmounts: JointSheetRow[];
  figures: FigureSheetRow[];
  refused: SheetRefusal[];
  callsOut: boolean;
};

/**
 * Reads the rows of a file; a problem where no table of that kind is in it. Touches no database, and lets other pages
 * be answered between a few thousand rows.
 */
export const readSheet = async (
  { sheets, callsOut }: PlainSheets,
  as: ReadingAs,
): Promise<Result<ReadSheet>> => {
  const table = findTable(sheets, as.kind, headNames(), as.mapping);
  if (!table) return fail({ key: 'sheets.no-heads' });
  if (table.rows.length === 0) return fail({ key: 'sheets.no-rows' });
  const { fromOn: from, untilOn: until, currency } = as.programme;
  const reading = { notation: as.notation, words: choiceWords(), programme: { from, until, currency } };
  const nothing = {
    ...as,
    table,
    callsOut,
    expenses: [],
    budget: [],
    openings: [],
    jointAmounts: [],
    figures: [],
  };
  if (as.kind === 'budget') {
    const { rows, refused } = readBudgetRows(table, reading);
    return ok({ ...nothing, budget: rows, refused });
  }
  if (as.kind === 'opening-balances') {
    const { rows, refused } = readOpeningRows(table, reading);
    return ok({ ...nothing, openings: rows, refused });
  }
  if (isOfFigures(as.kind)) {
    const { rows, refused } = readFigureRows(table, reading, as.kind);
    return ok({ ...nothing, figures: rows, refused });
  }
  if (as.kind === 'joint-block') {
    const { rows, refused } = readJointRows(table, reading);
    return ok({ ...nothing, jointAmounts: rows, refused });
  }
  const seen = new Map<string, number>();
  const expenses: ExpenseSheetRow[] = [];
  const refused = [...table.refused];
  for (let at = 0; at < table.rows.length; at += rowsAGo) {
    const part = { ...table, rows: table.rows.slice(at, at + rowsAGo), refused: [] };
    const read = readExpenseRows(part, { ...reading, seen });
    for (const row of read.rows) expenses.push(row);
    refused.push(...read.refused);
    await setImmediate();
  }
  return ok({ ...nothing, expenses, refused });
};

const rowsAGo = 2000;

/** The kind whose heads a file has, the one with more heads first; a cash book looks like a list of expenses without partners and is asked for by name. */
export const kindOf = ({ sheets }: PlainSheets): SheetKind | undefined =>
  (
    ['expenses', 'joint-block', 'opening-balances', 'measurements', 'targets', 'baselines', 'budget'] as const
  ).find((kind) => findTable(sheets, kind, headNames()) !== undefined);

/** The kind that a file is of by its heads, where it has none of those of the kind that was chosen and `may` be brought. */
export const otherKindOf = (
  file: PlainSheets,
  chosen: SheetKind,
  may: (kind: SheetKind) => boolean,
): SheetKind | undefined => {
  if (findTable(file.sheets, chosen, headNames())) return undefined;
  const kind = kindOf(file);
  return kind && kind !== chosen && may(kind) ? kind : undefined;
};

export type SheetPreview = {
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  refused: SheetRefusal[];
  /** By which the import knows that it would still come to the same. */
  plan: string;
  expenses: MatchedExpense[];
  /** The rows (from 1, as a spreadsheet counts) that are new. */
  added: number[];
  /** Of all but expenses: the rows that would be changed, each with what. */
  changes: SheetChange[];
  /** Of figures: the rows whose value is a category, with which it is. */
  categories: ReadonlyMap<number, Step>;
  /** Of a journal: what is booked in its days and not in it; a few hundred at most. */
  missing: BookedExpense[];
};

/** What the import would do now, and every cell that it would refuse. */
export const previewSheet = async (
  tx: Tx,
  actor: Actor,
  instituteId: string,
  sheet: ReadSheet,
): Promise<SheetPreview> => {
  const { table, programme } = sheet;
  const expenses = isOfExpenses(sheet.kind)
    ? await planExpenseSheet(tx, instituteId, {
        ...whoseRows(actor, sheet),
        programmeId: programme.id,
        columns: columnsOf(table),
        rows: sheet.expenses,
      })
    : undefined;
  const { problems, matched, changes, categories } = expenses
    ? { ...expenses, changes: [], categories: undefined }
    : await cellsPlanned(tx, actor, instituteId, sheet);
  const count = (...kinds: string[]): number =>
    matched.filter(({ becomes }) => kinds.includes(becomes)).length;
  return {
    rows: table.rows.length,
    created: count('created'),
    updated: count('updated'),
    unchanged: count('unchanged', 'linked'),
    plan: planDigest(matched),
    refused: [
      ...sheet.refused,
      ...problems.map(({ row, column, problem, measurementId }) => ({
        sheet: table.sheet,
        cell: addressOf(table, row - 1, column),
        reason: problem,
        measurementId,
      })),
    ],
    expenses: expenses?.matched ?? [],
    added: addedRows(matched),
    changes,
    categories: categories ?? new Map(),
    missing: sheet.mapping && expenses ? await missingOf(tx, instituteId, sheet, expenses.matched) : [],
  };
};

/** A line of a budget makes an amount a year: it is told once. */
const addedRows = (matched: Planned['matched']): number[] => {
  const rows = Map.groupBy(matched, ({ row }) => (typeof row === 'number' ? row : row.row));
  return [...rows].flatMap(([row, made]) => (made.some(({ becomes }) => becomes === 'created') ? [row] : []));
};

type Planned = {
  matched: readonly (Parameters<typeof planDigest>[0][number] & { row: number | { row: number } })[];
  problems: RowProblem[];
  changes: SheetChange[];
  categories?: SheetPreview['categories'];
};

const cellsPlanned = async (
  tx: Tx,
  actor: Actor,
  instituteId: string,
  { kind, programme, table, budget, openings, jointAmounts, figures }: ReadSheet,
): Promise<Planned> => {
  if (isOfFigures(kind)) {
    const asked = { kind, programme, actor, columns: columnsOf(table), rows: figures };
    const plan = await planFigureSheet(tx, instituteId, asked);
    return {
      ...plan,
      changes: figureChanges(plan.matched),
      categories: figureCategories(plan.matched),
    };
  }
  if (kind === 'budget') {
    const plan = await planBudgetSheet(tx, instituteId, programme, budget);
    return { ...plan, changes: budgetChanges(plan.matched) };
  }
  if (kind === 'joint-block') {
    const plan = await planJointSheet(tx, instituteId, programme.id, jointAmounts);
    return { ...plan, changes: jointChanges(plan.matched) };
  }
  const plan = await planOpeningSheet(tx, instituteId, programme, openings);
  return { ...plan, changes: openingChanges(plan.matched) };
};

const mostMissing = 200;

const missingOf = async (
  tx: Tx,
  instituteId: string,
  { programme, partnershipId }: ReadSheet,
  matched: readonly MatchedExpense[],
): Promise<BookedExpense[]> => {
  const days = matched.map(({ row }) => row.paidOn).toSorted();
  const [from, until] = [days[0], days.at(-1)];
  if (!from || !until) return [];
  const ids = matched.flatMap(({ standing }) => standing?.id ?? []);
  return bookedBeside(tx, instituteId, programme.id, { from, until, partnershipId, ids, most: mostMissing });
};

export type SheetFile = { fileName: string; sha256: string; size: number };

/** What the command takes of a file that was read. */
export const importInputOf = (sheet: ReadSheet, file: SheetFile): Omit<SheetImportInput, 'id'> => ({
  ...file,
  kind: sheet.kind,
  programmeId: sheet.programme.id,
  partnershipId: sheet.partnershipId,
  notation: sheet.notation,
  mapping: sheet.mapping,
  columns: columnsOf(sheet.table),
  expenses: sheet.expenses,
  budget: sheet.budget,
  openings: sheet.openings,
  jointAmounts: sheet.jointAmounts,
  figures: sheet.figures,
});

const columnsOf = ({ columns }: SheetTable): string[] => [...columns.keys()];

/** Names of the columns without which a file is none of the kind, by key of the catalogue. */
export const neededColumns = (kind: SheetKind): string[] =>
  sheetColumns[kind].filter(({ isRequired }) => isRequired).map(({ label }) => label);
